package dev.sutler.server.security;

import dev.sutler.conformance.fuzz.ParserFuzzer;
import dev.sutler.server.http.RequestHeaders;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Whatever stands in `Authorization`, it is a credential or it is not.
public final class CredentialsFuzzTest {

    /// The parser, in the form that a coverage-guided fuzzer looks for.
    public static void fuzzerTestOneInput(byte[] input) {
        read(new String(input, StandardCharsets.ISO_8859_1));
        read("Basic " + Base64.getEncoder().encodeToString(input));
    }

    private static void read(String value) {
        var _ = BasicCredentials.of(RequestHeaders.of(Map.of("Authorization", List.of(value))));
    }

    @Test
    void noHeaderBreaksTheParser() {
        ParserFuzzer.run(
                List.of("Basic dXNlcjpwYXNzd29yZA==", "user:pass:wörd"),
                CredentialsFuzzTest::fuzzerTestOneInput);
    }
}
