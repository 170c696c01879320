package dev.sutler.conformance.fuzz;

import java.util.List;

/// Changes after which a request may be no HTTP any more.
final class WireMutations {

    static final List<Mutation> ALL =
            List.of(
                    WireMutations::requestLine,
                    WireMutations::header,
                    WireMutations::framing,
                    WireMutations::cut,
                    WireMutations::noise);

    private static final List<String> HEADERS =
            List.of(
                    "X-Tab:\tv\t",
                    "X-Space : v",
                    " X-Folded: v",
                    "X-Fold: a\r\n b",
                    "X-Nul: a\0b",
                    "X-Feed: a\nInjected: b",
                    "X-Return: a\rb",
                    "no colon",
                    ":",
                    ": v",
                    "X\u00e9: v",
                    "X(y): v",
                    "X-Long: " + "x".repeat(40_000),
                    "x".repeat(40_000) + ": v",
                    "Host:",
                    "Host: a\r\nHost: b");
    private static final List<String> FRAMING =
            List.of(
                    "Content-Length: -1",
                    "Content-Length: +5",
                    "Content-Length: 5, 5",
                    "Content-Length: 0x10",
                    "Content-Length: 99999999999999999999",
                    "Content-Length: 1.0",
                    "Content-Length: ",
                    "Content-Length: 10\r\nContent-Length: 11",
                    "Transfer-Encoding: chunked",
                    "Transfer-Encoding: identity",
                    "Transfer-Encoding: gzip, chunked",
                    "Transfer-Encoding: xchunked",
                    "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                    "Transfer-Encoding:\u000bchunked",
                    "Transfer-Encoding: chunked\r\nContent-Length: 3");

    private WireMutations() {}

    private static String requestLine(Draft draft, Chance chance) {
        String version =
                chance.pick(
                        List.of(
                                "HTTP/1.0",
                                "HTTP/2.0",
                                "HTTP/0.9",
                                "HTTP/1.10",
                                "HTTP/1",
                                "http/1.1",
                                "HTCPCP/1.0",
                                "",
                                "HTTP/1.1 x",
                                "HTTP/1.1\0"));
        int kind = chance.below(8);
        draft.editHead(
                head ->
                        switch (kind) {
                            case 0, 1, 2 -> head.replaceFirst(" HTTP/1\\.1", " " + version);
                            case 3 -> head.replaceFirst(" ", "  ");
                            case 4 -> head.replaceFirst(" ", "\t");
                            case 5 -> head.replaceFirst(" /", " http://evil.example/");
                            case 6 -> "\r\n" + head;
                            default -> head.replaceFirst("[^ ]* [^ ]*", "OPTIONS *");
                        });
        return "request line " + kind + " " + version;
    }

    private static String header(Draft draft, Chance chance) {
        int which = chance.below(HEADERS.size());
        draft.editHead(head -> after(head, HEADERS.get(which)));
        return "header line " + which;
    }

    private static String framing(Draft draft, Chance chance) {
        String line = chance.pick(FRAMING);
        boolean instead = chance.oneIn(2);
        draft.editHead(
                head ->
                        after(
                                instead
                                        ? head.replaceAll(
                                                "(?im)^(content-length|transfer-encoding):[^\r"
                                                        + "]*\r\n",
                                                "")
                                        : head,
                                line));
        return "framing " + line;
    }

    /* At the end of the request line, where a header may stand. */
    private static String after(String head, String line) {
        int end = head.indexOf("\r\n");
        if (end < 0) {
            return head + line;
        }
        return head.substring(0, end + 2) + line + "\r\n" + head.substring(end + 2);
    }

    private static String cut(Draft draft, Chance chance) {
        int percent = chance.below(100);
        draft.editHead(
                head ->
                        switch (percent % 4) {
                            case 0 -> head.substring(0, head.length() * percent / 100);
                            case 1 -> head.replace("\r\n", "\n");
                            case 2 -> head.replace("\r\n", "\r");
                            default ->
                                    head.replaceAll(
                                            "(?i)content-length: .*", "Content-Length: 7000");
                        });
        return "cut " + percent;
    }

    private static String noise(Draft draft, Chance chance) {
        int at = chance.below(1 << 12);
        char noise = (char) chance.below(256);
        draft.editHead(
                head -> {
                    StringBuilder changed = new StringBuilder(head + " ");
                    changed.setCharAt(at % changed.length(), noise);
                    return changed.toString();
                });
        return "noise at " + at;
    }
}
