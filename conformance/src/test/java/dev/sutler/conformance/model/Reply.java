package dev.sutler.conformance.model;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// An answer of the model broker.
///
/// @param headers what to send beside the length
/// @param body what to send as JSON
/// @param raw what to send in the body's place, where it is no JSON
public record Reply(int status, Map<String, String> headers, JsonNode body, Optional<String> raw) {

    private static final Map<String, String> USUAL = Map.of("Content-Type", "application/json");

    public Reply {
        headers = Map.copyOf(headers);
    }

    /// An answer with `{}`.
    public static Reply of(int status) {
        return of(status, JsonNodeFactory.instance.objectNode());
    }

    /// An answer with this body.
    public static Reply of(int status, ObjectNode body) {
        return new Reply(status, USUAL, body, Optional.empty());
    }

    /// A refusal.
    public static Reply error(int status, String error, String description) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return of(status, body.put("error", error).put("description", description));
    }

    /// The same with another status.
    public Reply status(int other) {
        return new Reply(other, headers, body, raw);
    }

    /// The same with another body.
    public Reply body(JsonNode other) {
        return new Reply(status, headers, other, Optional.empty());
    }

    /// The same with a body that need not be JSON.
    public Reply text(String other) {
        return new Reply(status, headers, body, Optional.of(other));
    }

    /// The same with one more header.
    public Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body, raw);
    }

    /// The same without a header.
    public Reply without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.keySet().removeIf(name::equalsIgnoreCase);
        return new Reply(status, fewer, body, raw);
    }

    byte[] bytes() {
        return raw.orElseGet(body::toString).getBytes(StandardCharsets.UTF_8);
    }
}
