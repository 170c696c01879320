package dev.sutler.server.http;

import dev.sutler.conformance.fuzz.ParserFuzzer;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Whatever stands in a URL or a header, it is read or refused.
public final class UrlFuzzTest {

    private static final List<String> CORPUS =
            List.of(
                    "/v2/service_instances/i%2F1/service_bindings/%F0%9F%98%80/last_operation",
                    "service_id=s&plan_id=p&accepts_incomplete=true&operation=a+b%20c", "fuzz-1");

    /// The parsers, in the form that a coverage-guided fuzzer looks for.
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        allowing(() -> PercentEncoding.segments(text));
        allowing(() -> Query.parse(text).value("service_id"));
        RequestIdentity.sent(
                RequestHeaders.of(Map.of(RequestIdentity.HEADER, List.of(text, text))));
    }

    private static void allowing(Runnable parser) {
        try {
            parser.run();
        } catch (HttpProblem refused) {
            if (refused.response().status() >= 500) {
                throw new AssertionError("refused with 5xx", refused);
            }
        }
    }

    @Test
    void noUrlBreaksTheParsers() {
        ParserFuzzer.run(CORPUS, UrlFuzzTest::fuzzerTestOneInput);
    }
}
