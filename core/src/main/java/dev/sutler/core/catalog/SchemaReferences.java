package dev.sutler.core.catalog;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The targets that references within one schema can have.
final class SchemaReferences {

    /// The keywords whose value is a reference.
    static final List<String> KEYWORDS = List.of("$ref", "$dynamicRef", "$recursiveRef");

    private final ObjectNode root;
    private final Map<String, ObjectNode> anchors = new HashMap<>();

    SchemaReferences(ObjectNode root) {
        this.root = root;
        Deque<SchemaParts.Part> waiting = new ArrayDeque<>();
        waiting.add(new SchemaParts.Part("", root));
        while (!waiting.isEmpty()) {
            SchemaParts.Part part = waiting.remove();
            addAnchors(part.schema());
            waiting.addAll(SchemaParts.of(part));
        }
    }

    /// The schema that a reference starting with `#` leads to.
    Optional<JsonNode> resolve(String reference) {
        String fragment = reference.substring(1);
        if (fragment.isEmpty()) {
            return Optional.of(root);
        }
        if (!fragment.startsWith("/")) {
            return Optional.ofNullable(anchors.get(fragment));
        }
        try {
            JsonNode target = root.at(JsonPointer.compile(decode(fragment)));
            return target.isMissingNode() ? Optional.empty() : Optional.of(target);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private void addAnchors(ObjectNode schema) {
        for (String keyword : List.of("$anchor", "$dynamicAnchor")) {
            if (schema.path(keyword).isString()) {
                anchors.putIfAbsent(schema.path(keyword).stringValue(), schema);
            }
        }
        // Up to draft 07, an id that is nothing but a fragment is an anchor.
        for (String keyword : List.of("$id", "id")) {
            JsonNode id = schema.path(keyword);
            if (id.isString() && id.stringValue().startsWith("#")) {
                anchors.putIfAbsent(id.stringValue().substring(1), schema);
            }
        }
    }

    private static String decode(String fragment) {
        // The decoder is made for forms, where a plus sign is a blank.
        return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
