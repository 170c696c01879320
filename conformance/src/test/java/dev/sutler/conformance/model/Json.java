package dev.sutler.conformance.model;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// Reads and compares JSON.
final class Json {

    private static final JsonMapper STRICT =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private Json() {}

    static ObjectNode object() {
        return STRICT.createObjectNode();
    }

    static JsonNode tree(Object value) {
        return STRICT.valueToTree(value);
    }

    /// The text as an object; empty when it is something else.
    static Optional<ObjectNode> object(String text) {
        try {
            return STRICT.readTree(text).asObjectOpt();
        } catch (JacksonException | NumberFormatException noJson) {
            return Optional.empty();
        }
    }

    /// Whether two values mean the same: `1` and `1.0` do.
    static boolean same(JsonNode one, JsonNode other) {
        return one.equals(Json::compare, other);
    }

    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }
}
