package dev.sutler.core.catalog;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Which keywords of JSON Schema hold further schemas. All drafts together: none of them gives a
/// name of another draft a meaning that would matter here.
final class SchemaParts {

    private static final Set<String> HOLDS_SCHEMAS =
            Set.of(
                    "additionalItems",
                    "additionalProperties",
                    "allOf",
                    "anyOf",
                    "contains",
                    "contentSchema",
                    "else",
                    "if",
                    "items",
                    "not",
                    "oneOf",
                    "prefixItems",
                    "propertyNames",
                    "then",
                    "unevaluatedItems",
                    "unevaluatedProperties");

    private static final Set<String> HOLDS_NAMED_SCHEMAS =
            Set.of(
                    "$defs",
                    "definitions",
                    "dependencies",
                    "dependentSchemas",
                    "patternProperties",
                    "properties");

    private SchemaParts() {}

    /// A schema within a schema.
    ///
    /// @param pointer the way there, as a JSON pointer
    record Part(String pointer, ObjectNode schema) {}

    /// The schemas that stand directly in this one. Those that are mere booleans have nothing to
    /// look at.
    static List<Part> of(Part parent) {
        List<Part> parts = new ArrayList<>();
        parent.schema()
                .forEachEntry(
                        (keyword, value) -> {
                            String pointer = parent.pointer() + "/" + escape(keyword);
                            if (HOLDS_SCHEMAS.contains(keyword)) {
                                addOneOrMany(parts, pointer, value);
                            } else if (HOLDS_NAMED_SCHEMAS.contains(keyword)) {
                                value.forEachEntry(
                                        (name, schema) ->
                                                add(parts, pointer + "/" + escape(name), schema));
                            }
                        });
        return parts;
    }

    private static void addOneOrMany(List<Part> parts, String pointer, JsonNode value) {
        add(parts, pointer, value);
        if (value.isArray()) {
            for (int index = 0; index < value.size(); index++) {
                add(parts, pointer + "/" + index, value.get(index));
            }
        }
    }

    private static void add(List<Part> parts, String pointer, JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            parts.add(new Part(pointer, object));
        }
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
