package dev.sutler.conformance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// One request to a broker.
///
/// @param method the HTTP method
/// @param target the path below the broker's base address, with its query, percent-encoded already
/// @param headers headers beside those that every request of a platform has; one with an empty
///   value is left out
/// @param body the body as it goes over the wire
public record Question(
        String method, String target, Map<String, String> headers, Optional<String> body) {

    public Question {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(target, "target");
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body, "body");
    }

    /// A request without a body.
    public static Question of(String method, String target) {
        return new Question(method, target, Map.of(), Optional.empty());
    }

    /// A request with a body.
    public static Question of(String method, String target, String body) {
        return new Question(method, target, Map.of(), Optional.of(body));
    }

    /// This request with one more header, in place of one of the same name.
    public Question with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Question(method, target, more, body);
    }
}
