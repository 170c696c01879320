package dev.sutler.server.http;

import java.util.List;
import java.util.regex.Pattern;

/// Where a request ends. Two servers that do not agree on that can be made to see different
/// requests (RFC 9112, 11.2), so whatever can be read in two ways is refused.
final class Framing {

    private static final String LENGTH = "Content-Length";
    private static final Pattern LENGTH_VALUE = Pattern.compile("[0-9]{1,18}");
    private static final String ENCODING = "Transfer-Encoding";

    private Framing() {}

    static boolean isAmbiguous(RequestHeaders headers) {
        List<String> lengths = headers.all(LENGTH);
        List<String> encodings = headers.all(ENCODING);
        if (encodings.isEmpty()) {
            return lengths.size() > 1
                    || lengths.stream().anyMatch(length -> !LENGTH_VALUE.matcher(length).matches());
        }
        return !lengths.isEmpty()
                || encodings.size() > 1
                || !encodings.getFirst().equalsIgnoreCase("chunked");
    }
}
