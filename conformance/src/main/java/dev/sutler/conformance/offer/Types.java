package dev.sutler.conformance.offer;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The types of value that a schema allows: what it says, or what its keywords are about.
final class Types {

    private static final Map<String, String> ABOUT =
            Map.ofEntries(
                    Map.entry("properties", "object"),
                    Map.entry("required", "object"),
                    Map.entry("additionalProperties", "object"),
                    Map.entry("minProperties", "object"),
                    Map.entry("items", "array"),
                    Map.entry("minItems", "array"),
                    Map.entry("pattern", "string"),
                    Map.entry("format", "string"),
                    Map.entry("minLength", "string"),
                    Map.entry("maxLength", "string"),
                    Map.entry("minimum", "number"),
                    Map.entry("maximum", "number"),
                    Map.entry("multipleOf", "number"));

    private Types() {}

    /// What a schema allows, in the order in which it is worth trying.
    static List<String> of(JsonNode shape) {
        Set<String> named = named(shape.path("type"));
        if (shape.has("type")) {
            return List.copyOf(named);
        }
        return ABOUT.entrySet().stream()
                .filter(each -> shape.has(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .map(List::of)
                .orElse(List.of("string", "object"));
    }

    /// What `type` says, as a set.
    static Set<String> named(JsonNode type) {
        Set<String> named = new LinkedHashSet<>();
        if (type.isString()) {
            named.add(type.stringValue());
        }
        type.valueStream().map(each -> each.asString("")).forEach(named::add);
        return named;
    }
}
