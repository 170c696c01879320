package dev.sutler.core.catalog;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// The schemas that apply to the same value as a given one: itself, what it refers to, and its
/// alternatives.
final class InPlace {

    private static final List<String> ALWAYS = List.of("allOf");
    private static final List<String> PERHAPS =
            List.of(
                    "allOf",
                    "anyOf",
                    "oneOf",
                    "if",
                    "then",
                    "else",
                    "dependentSchemas",
                    "dependencies");

    private InPlace() {}

    /// Those that apply to every value.
    static Set<JsonNode> always(JsonNode schema, SchemaReferences references) {
        return closure(List.of(schema), references, ALWAYS);
    }

    /// Those that may apply to some value.
    static Set<JsonNode> perhaps(Iterable<JsonNode> schemas, SchemaReferences references) {
        return closure(schemas, references, PERHAPS);
    }

    private static Set<JsonNode> closure(
            Iterable<JsonNode> start, SchemaReferences references, List<String> keywords) {
        Set<JsonNode> found = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<JsonNode> waiting = new ArrayDeque<>();
        start.forEach(waiting::add);
        while (!waiting.isEmpty()) {
            JsonNode schema = waiting.remove();
            if (schema instanceof ObjectNode && found.add(schema)) {
                for (String keyword : keywords) {
                    addAll(waiting, keyword, schema.path(keyword));
                }
                for (String keyword : SchemaReferences.KEYWORDS) {
                    JsonNode reference = schema.path(keyword);
                    if (reference.isString() && reference.stringValue().startsWith("#")) {
                        references.resolve(reference.stringValue()).ifPresent(waiting::add);
                    }
                }
            }
        }
        return found;
    }

    /* `dependencies` and its successor map names to schemas; the others are one schema, or a list. */
    private static void addAll(Deque<JsonNode> waiting, String keyword, JsonNode value) {
        if (value.isArray() || keyword.startsWith("dependen")) {
            value.values().forEach(waiting::add);
        } else {
            waiting.add(value);
        }
    }
}
