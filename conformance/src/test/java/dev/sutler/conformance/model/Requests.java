package dev.sutler.conformance.model;

import com.sun.net.httpserver.HttpExchange;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Takes requests apart.
final class Requests {

    private Requests() {}

    /// @param decode whether ids are decoded, as is right
    static Request read(HttpExchange exchange, boolean decode) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        List<String> segments =
                Arrays.stream(path.substring(1).split("/", -1))
                        .map(segment -> decode ? decoded(segment.replace("+", "%2B")) : segment)
                        .toList();
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new Request(
                Route.of(exchange.getRequestMethod(), segments),
                exchange.getRequestMethod(),
                segments,
                query(exchange.getRequestURI().getRawQuery()),
                headers(exchange),
                text,
                Json.object(text));
    }

    private static Map<String, List<String>> headers(HttpExchange exchange) {
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) ->
                                headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return Map.copyOf(headers);
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : raw == null || raw.isEmpty() ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            query.putIfAbsent(decoded(name), decoded(value));
        }
        return Map.copyOf(query);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
