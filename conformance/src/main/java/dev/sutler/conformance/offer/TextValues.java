package dev.sutler.conformance.offer;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Texts that may fit a schema: by its format, by its pattern, by its length.
final class TextValues {

    private static final int LONGEST = 10_000;
    private static final List<String> WORDS =
            List.of(
                    "osb-check",
                    "osb-check-2",
                    "osbcheck",
                    "osbcheckb",
                    "abc",
                    "a",
                    "1",
                    "10",
                    "A");

    private static final Map<String, List<String>> FORMATS =
            Map.ofEntries(
                    Map.entry(
                            "uuid",
                            List.of(
                                    "05bc4ec0-0000-4000-8000-0000000000f1",
                                    "05bc4ec0-0000-4000-8000-0000000000f2")),
                    Map.entry("date-time", List.of("2030-01-01T00:00:00Z", "2031-01-01T00:00:00Z")),
                    Map.entry("date", List.of("2030-01-01", "2031-01-01")),
                    Map.entry("time", List.of("12:00:00Z", "13:00:00Z")),
                    Map.entry("duration", List.of("PT1H", "PT2H")),
                    Map.entry("email", List.of("osb-check@example.com", "other@example.com")),
                    Map.entry("idn-email", List.of("osb-check@example.com", "other@example.com")),
                    Map.entry("uri", List.of("https://example.com/a", "https://example.com/b")),
                    Map.entry("url", List.of("https://example.com/a", "https://example.com/b")),
                    Map.entry("iri", List.of("https://example.com/a", "https://example.com/b")),
                    Map.entry("uri-reference", List.of("/a", "/b")),
                    Map.entry("ipv4", List.of("192.0.2.1", "192.0.2.2")),
                    Map.entry("ip", List.of("192.0.2.1", "192.0.2.2")),
                    Map.entry("cidr", List.of("192.0.2.0/24", "198.51.100.0/24")),
                    Map.entry("ipv6", List.of("2001:db8::1", "2001:db8::2")),
                    Map.entry("hostname", List.of("a.example.com", "b.example.com")),
                    Map.entry("json-pointer", List.of("/a", "/b")),
                    Map.entry("regex", List.of("a", "b")));

    private final ObjectNode shape;

    TextValues(ObjectNode shape) {
        this.shape = shape;
    }

    Stream<String> all() {
        String pattern = shape.path("pattern").asString("");
        int shortest = length("minLength", 0);
        int longest = length("maxLength", LONGEST);
        Stream<String> byFormat =
                FORMATS.getOrDefault(shape.path("format").asString(""), List.of()).stream();
        Stream<String> byPattern =
                pattern.isEmpty() ? Stream.empty() : new PatternText(pattern).all();
        return Stream.of(byFormat, words(shortest, longest), byPattern)
                .flatMap(each -> each)
                .filter(text -> text.codePointCount(0, text.length()) >= shortest)
                .filter(text -> text.codePointCount(0, text.length()) <= longest)
                .filter(text -> pattern.isEmpty() || matches(pattern, text))
                .distinct();
    }

    private static Stream<String> words(int shortest, int longest) {
        return Stream.concat(
                WORDS.stream(),
                IntStream.of(shortest, Math.min(longest, shortest + 1))
                        .boxed()
                        .flatMap(length -> Stream.of("a".repeat(length), "1".repeat(length))));
    }

    private static boolean matches(String pattern, String text) {
        try {
            return ShortPatterns.find(pattern, text);
        } catch (IllegalArgumentException | StackOverflowError unknown) {
            return false;
        }
    }

    private int length(String keyword, int otherwise) {
        return Math.clamp(shape.path(keyword).asLong(otherwise), 0, LONGEST);
    }
}
