package dev.sutler.core.catalog;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Takes out of parameters what their schema marks `writeOnly`.
///
/// Alternatives all count, whether the parameters match them or not: leaving out too much does no
/// harm, showing a secret does.
final class WriteOnlyFilter {

    /// Deeper than this, nothing is shown. Parameters that were stored are not as deep.
    private static final int DEPTH = 200;

    private final ObjectNode root;
    private final SchemaReferences references;

    WriteOnlyFilter(ObjectNode root, SchemaReferences references) {
        this.root = root;
        this.references = references;
    }

    ObjectNode without(ObjectNode parameters) {
        return filterObject(parameters, InPlace.perhaps(List.of(root), references), DEPTH);
    }

    private ObjectNode filterObject(ObjectNode object, Set<JsonNode> schemas, int depth) {
        ObjectNode filtered = JsonNodeFactory.instance.objectNode();
        object.forEachEntry(
                (name, value) -> {
                    Set<JsonNode> forValue = expand(schemasOfProperty(schemas, name));
                    if (depth > 0 && !isWriteOnly(forValue)) {
                        filtered.set(name, filter(value, forValue, depth - 1));
                    }
                });
        return filtered;
    }

    private ArrayNode filterArray(JsonNode array, Set<JsonNode> schemas, int depth) {
        ArrayNode filtered = JsonNodeFactory.instance.arrayNode();
        for (int index = 0; index < array.size(); index++) {
            Set<JsonNode> forElement = expand(schemasOfElement(schemas, index));
            if (depth > 0 && !isWriteOnly(forElement)) {
                filtered.add(filter(array.get(index), forElement, depth - 1));
            }
        }
        return filtered;
    }

    private JsonNode filter(JsonNode value, Set<JsonNode> schemas, int depth) {
        if (schemas.isEmpty()) {
            return value.deepCopy();
        }
        return switch (value) {
            case ObjectNode object -> filterObject(object, schemas, depth);
            case ArrayNode array -> filterArray(array, schemas, depth);
            default -> value;
        };
    }

    private Set<JsonNode> expand(List<JsonNode> schemas) {
        return InPlace.perhaps(schemas, references);
    }

    private static boolean isWriteOnly(Set<JsonNode> schemas) {
        return schemas.stream().anyMatch(schema -> schema.path("writeOnly").asBoolean(false));
    }

    private static List<JsonNode> schemasOfProperty(Set<JsonNode> schemas, String name) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode schema : schemas) {
            int before = found.size();
            schema.path("properties").optional(name).ifPresent(found::add);
            schema.path("patternProperties")
                    .forEachEntry(
                            (pattern, value) -> {
                                if (BoundedPatterns.mayMatch(pattern, name)) {
                                    found.add(value);
                                }
                            });
            if (found.size() == before) {
                found.add(schema.path("additionalProperties"));
                found.add(schema.path("unevaluatedProperties"));
            }
        }
        return found;
    }

    private static List<JsonNode> schemasOfElement(Set<JsonNode> schemas, int index) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode schema : schemas) {
            JsonNode items = schema.path("items");
            // One schema for each of the first elements: an array of `items`, since 2020-12
            // `prefixItems`.
            JsonNode first = items.isArray() ? items : schema.path("prefixItems");
            if (first.has(index)) {
                found.add(first.path(index));
            } else {
                found.add(items.isArray() ? schema.path("additionalItems") : items);
                found.add(schema.path("unevaluatedItems"));
            }
            found.add(schema.path("contains"));
        }
        return found;
    }
}
