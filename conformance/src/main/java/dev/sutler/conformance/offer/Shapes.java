package dev.sutler.conformance.offer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The flat forms of a schema: references followed, `allOf` joined, and one form for each
/// alternative of `anyOf`, `oneOf` and `if`.
///
/// A form is a guess: what fits it may still be refused by the whole schema, and is proved.
final class Shapes {

    private static final int MOST = 16;
    private static final int DEEPEST = 12;
    private static final List<String> COMBINING =
            List.of("$ref", "allOf", "anyOf", "oneOf", "if", "then", "else");

    private final JsonNode root;

    Shapes(JsonNode root) {
        this.root = root;
    }

    List<ObjectNode> of(JsonNode schema) {
        return of(schema, 0);
    }

    private List<ObjectNode> of(JsonNode schema, int depth) {
        if ((schema.isBoolean() && !schema.booleanValue()) || depth > DEEPEST) {
            return List.of();
        }
        if (!schema.isObject()) {
            return List.of(JsonNodeFactory.instance.objectNode());
        }
        ObjectNode own = schema.asObject().deepCopy();
        own.remove(COMBINING);
        List<ObjectNode> found = List.of(own);
        if (schema.path("$ref").isString()) {
            found = product(found, of(target(schema.path("$ref").stringValue()), depth + 1));
        }
        for (JsonNode each : schema.path("allOf")) {
            found = product(found, of(each, depth + 1));
        }
        for (String word : List.of("anyOf", "oneOf")) {
            if (schema.path(word).isArray()) {
                found = product(found, union(schema.path(word), depth + 1));
            }
        }
        return schema.has("if") ? conditional(schema, found, depth + 1) : found;
    }

    private List<ObjectNode> conditional(JsonNode schema, List<ObjectNode> found, int depth) {
        List<ObjectNode> both = new ArrayList<>(product(found, of(schema.path("else"), depth)));
        List<ObjectNode> condition = of(schema.path("if"), depth);
        both.addAll(product(product(found, condition), of(schema.path("then"), depth)));
        return both;
    }

    private List<ObjectNode> union(JsonNode alternatives, int depth) {
        return alternatives.valueStream().flatMap(each -> of(each, depth).stream()).toList();
    }

    private static List<ObjectNode> product(List<ObjectNode> left, List<ObjectNode> right) {
        return left.stream()
                .flatMap(one -> right.stream().map(other -> Merge.of(one, other)))
                .limit(MOST)
                .toList();
    }

    /* Only what stands in the same document; whatever else is left to the proof. */
    private JsonNode target(String reference) {
        String fragment = URLDecoder.decode(reference, StandardCharsets.UTF_8);
        if (fragment.equals("#")) {
            return root;
        }
        return fragment.startsWith("#/") ? root.at(fragment.substring(1)) : root.path("absent");
    }
}
