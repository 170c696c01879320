package dev.sutler.conformance.offer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Two schemas that both hold, as one.
final class Merge {

    private Merge() {}

    static ObjectNode of(ObjectNode one, ObjectNode other) {
        ObjectNode merged = one.deepCopy();
        other.propertyStream()
                .forEach(
                        member ->
                                merged.set(
                                        member.getKey(),
                                        one.has(member.getKey())
                                                ? both(
                                                        member.getKey(),
                                                        one.path(member.getKey()),
                                                        member.getValue())
                                                : member.getValue()));
        return merged;
    }

    private static JsonNode both(String keyword, JsonNode one, JsonNode other) {
        return switch (keyword) {
            case "properties", "dependentRequired", "patternProperties" -> members(one, other);
            case "required" -> union(one, other);
            case "enum" -> intersection(one, other);
            case "type" -> types(one, other);
            case "minimum", "minLength", "minItems", "minProperties" -> larger(one, other);
            case "maximum", "maxLength", "maxItems", "maxProperties" -> smaller(one, other);
            case "exclusiveMinimum" -> one.isNumber() ? larger(one, other) : other;
            case "exclusiveMaximum" -> one.isNumber() ? smaller(one, other) : other;
            case "items", "additionalProperties", "contains" -> joined(one, other);
            // What was said first counts; the whole schema decides in the end.
            case "default", "examples", "title", "description", "$schema" -> one;
            default -> other;
        };
    }

    private static JsonNode members(JsonNode one, JsonNode other) {
        if (!one.isObject() || !other.isObject()) {
            return other;
        }
        ObjectNode merged = one.asObject().deepCopy();
        other.propertyStream()
                .forEach(
                        member -> {
                            JsonNode mine = one.path(member.getKey());
                            merged.set(
                                    member.getKey(),
                                    mine.isMissingNode()
                                            ? member.getValue()
                                            : joined(mine, member.getValue()));
                        });
        return merged;
    }

    private static JsonNode joined(JsonNode one, JsonNode other) {
        if (one.isArray() && other.isArray()) {
            return union(one, other);
        }
        if (one.isBoolean() || other.isBoolean()) {
            JsonNode wide = one.isBoolean() ? one : other;
            return wide.asBoolean() ? (wide.equals(one) ? other : one) : wide;
        }
        ObjectNode joined = JsonNodeFactory.instance.objectNode();
        joined.putArray("allOf").add(one).add(other);
        return joined;
    }

    private static ArrayNode union(JsonNode one, JsonNode other) {
        Set<JsonNode> all = new LinkedHashSet<>();
        one.forEach(all::add);
        other.forEach(all::add);
        return array(all);
    }

    private static ArrayNode intersection(JsonNode one, JsonNode other) {
        Set<JsonNode> allowed = other.valueStream().collect(Collectors.toSet());
        return array(
                one.valueStream()
                        .filter(allowed::contains)
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private static JsonNode types(JsonNode one, JsonNode other) {
        Set<String> mine = Types.named(one);
        Set<String> theirs = Types.named(other);
        ArrayNode common = JsonNodeFactory.instance.arrayNode();
        mine.stream()
                .filter(type -> theirs.contains(type) || whole(type, theirs))
                .forEach(common::add);
        theirs.stream().filter(type -> whole(type, mine)).forEach(common::add);
        return common;
    }

    private static boolean whole(String type, Set<String> others) {
        return type.equals("integer") && others.contains("number") && !others.contains("integer");
    }

    private static JsonNode larger(JsonNode one, JsonNode other) {
        if (one.decimalValueOpt().isEmpty() || other.decimalValueOpt().isEmpty()) {
            return other;
        }
        return one.decimalValue().compareTo(other.decimalValue()) >= 0 ? one : other;
    }

    private static JsonNode smaller(JsonNode one, JsonNode other) {
        return larger(one, other).equals(one) ? other : one;
    }

    private static ArrayNode array(Set<JsonNode> all) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        all.forEach(array::add);
        return array;
    }
}
