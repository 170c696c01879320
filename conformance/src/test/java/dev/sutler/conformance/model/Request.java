package dev.sutler.conformance.model;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A request to the model broker, taken apart but not judged.
///
/// @param segments the path's segments, decoded
/// @param query each query parameter's first value, decoded
/// @param headers the header values by name in lower case
/// @param text the body as it came
/// @param body the body when it is a JSON object; otherwise empty
public record Request(
        Route route,
        String method,
        List<String> segments,
        Map<String, String> query,
        Map<String, List<String>> headers,
        String text,
        Optional<ObjectNode> body) {

    private static final int INSTANCE = 2;
    private static final int BINDING = 4;

    /// The instance's id; empty where the path has none.
    public String instanceId() {
        return segments.size() > INSTANCE ? segments.get(INSTANCE) : "";
    }

    /// The binding's id; empty where the path has none.
    public String bindingId() {
        return segments.size() > BINDING ? segments.get(BINDING) : "";
    }

    /// A header's first value; empty when it is not there.
    public String header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    /// Whether the platform can wait.
    public boolean acceptsIncomplete() {
        return "true".equals(query.get("accepts_incomplete"));
    }

    /// A member of the body; a missing node when there is none.
    public JsonNode at(String pointer) {
        return body.map(tree -> tree.at(pointer)).orElseGet(MissingNode::getInstance);
    }

    /// The text of a member of the body; empty when it is not there or no text.
    public String textAt(String pointer) {
        return at(pointer).stringValueOpt().orElse("");
    }
}
