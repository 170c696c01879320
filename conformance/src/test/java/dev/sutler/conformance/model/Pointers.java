package dev.sutler.conformance.model;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// Sets or removes a member wherever a pointer leads; `*` leads everywhere.
///
/// @param value what to set; a missing node removes
record Pointers(String pointer, JsonNode value) {

    /// A changed copy.
    JsonNode applied(JsonNode tree) {
        JsonNode copy = tree.deepCopy();
        List<String> segments = List.of(pointer.substring(1).split("/"));
        apply(copy, segments);
        return copy;
    }

    private void apply(JsonNode node, List<String> segments) {
        String first = segments.getFirst();
        if (segments.size() == 1) {
            set(node, first);
        } else if (first.equals("*")) {
            node.values().forEach(child -> apply(child, segments.subList(1, segments.size())));
        } else {
            JsonNode child = node.isArray() ? node.path(index(first)) : node.path(first);
            apply(child, segments.subList(1, segments.size()));
        }
    }

    private void set(JsonNode parent, String name) {
        if (parent instanceof ObjectNode object) {
            if (value.isMissingNode()) {
                object.remove(name);
            } else {
                object.set(name, value.deepCopy());
            }
        } else if (parent instanceof ArrayNode array && array.size() > index(name)) {
            if (value.isMissingNode()) {
                array.remove(index(name));
            } else {
                array.set(index(name), value.deepCopy());
            }
        }
    }

    private static int index(String segment) {
        return segment.matches("[0-9]{1,6}") ? Integer.parseInt(segment) : Integer.MAX_VALUE;
    }
}
