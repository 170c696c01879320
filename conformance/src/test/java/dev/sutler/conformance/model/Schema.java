package dev.sutler.conformance.model;

import tools.jackson.databind.JsonNode;

import java.util.Map;

/// Compares parameters with those few keywords of JSON Schema that the model's catalog has.
final class Schema {

    private Schema() {}

    /// @throws Refused when the parameters do not fit
    static void check(JsonNode schema, JsonNode parameters) {
        for (JsonNode name : schema.path("required")) {
            if (!parameters.has(name.asString())) {
                throw Refused.badRequest("parameters lack " + name.asString());
            }
        }
        for (Map.Entry<String, JsonNode> member : parameters.properties()) {
            JsonNode known = schema.path("properties").path(member.getKey());
            boolean open = schema.path("additionalProperties").asBoolean(true);
            if (known.isMissingNode() ? !open : !fits(known, member.getValue())) {
                throw Refused.badRequest("the parameter " + member.getKey() + " does not fit");
            }
        }
    }

    private static boolean fits(JsonNode schema, JsonNode value) {
        return switch (schema.path("type").asString()) {
            case "boolean" -> value.isBoolean();
            case "integer" -> integer(schema, value);
            case "string" -> value.isString() && string(schema, value);
            default -> true;
        };
    }

    /* The range first: to look at every digit of a huge number would take too long. */
    private static boolean integer(JsonNode schema, JsonNode value) {
        return value.isNumber()
                && value.decimalValue().compareTo(schema.path("minimum").decimalValue()) >= 0
                && value.decimalValue().compareTo(schema.path("maximum").decimalValue()) <= 0
                && value.canConvertToExactIntegral();
    }

    private static boolean string(JsonNode schema, JsonNode value) {
        int length = value.stringValue().length();
        JsonNode words = schema.path("enum");
        return length >= schema.path("minLength").asInt(0)
                && length <= schema.path("maxLength").asInt(Integer.MAX_VALUE)
                && (words.isMissingNode() || words.values().contains(value));
    }
}
