package dev.sutler.conformance.report;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.Question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// One request and its answer, to be shown: secrets masked, long texts cut, nothing in it that a
/// terminal would obey.
///
/// @param request the request as lines: what was asked, headers, body
/// @param answer the answer as lines: the status, headers, body
record Exhibit(List<String> request, List<String> answer) {

    private static final int LONGEST_BODY = 3_000;
    private static final int LONGEST_LINE = 400;
    private static final int MOST_HEADERS = 30;
    private static final Set<String> SECRET_HEADERS =
            Set.of("authorization", "set-cookie", "cookie", "proxy-authorization");

    Exhibit {
        request = List.copyOf(request);
        answer = List.copyOf(answer);
    }

    static Exhibit of(Answer answer, Mask mask) {
        return new Exhibit(request(answer, mask), response(answer, mask));
    }

    private static List<String> request(Answer answer, Mask mask) {
        Question question = answer.question();
        List<String> lines = new ArrayList<>();
        lines.add(line(mask, question.method() + " " + question.target()));
        if (!names(question.headers(), "Authorization")) {
            lines.add("Authorization: Basic " + Mask.HIDDEN);
        }
        if (!answer.requestId().isEmpty()
                && !names(question.headers(), "X-Broker-API-Request-Identity")) {
            lines.add(line(mask, "X-Broker-API-Request-Identity: " + answer.requestId()));
        }
        question.headers().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(header -> header(mask, header.getKey(), header.getValue()))
                .forEach(lines::add);
        question.body().ifPresent(body -> body(lines, mask, body));
        return lines;
    }

    private static boolean names(Map<String, String> headers, String name) {
        return headers.keySet().stream().anyMatch(name::equalsIgnoreCase);
    }

    private static List<String> response(Answer answer, Mask mask) {
        List<String> lines = new ArrayList<>();
        lines.add("HTTP " + answer.status());
        answer.headers().map().entrySet().stream()
                .filter(header -> !header.getKey().startsWith(":"))
                .flatMap(
                        header ->
                                header.getValue().stream()
                                        .map(value -> header(mask, header.getKey(), value)))
                .limit(MOST_HEADERS)
                .forEach(lines::add);
        body(lines, mask, answer.text());
        return lines;
    }

    private static String header(Mask mask, String name, String value) {
        if (value.isEmpty()) {
            return line(mask, name) + ": (left out or empty)";
        }
        return SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT))
                ? line(mask, name) + ": " + Mask.HIDDEN
                : line(mask, name + ": " + value);
    }

    private static void body(List<String> lines, Mask mask, String body) {
        if (!body.isEmpty()) {
            lines.add("");
            lines.add(Words.printable(Words.cut(mask.text(body), LONGEST_BODY)));
        }
    }

    private static String line(Mask mask, String text) {
        return Words.printable(Words.cut(mask.plain(text), LONGEST_LINE));
    }
}
