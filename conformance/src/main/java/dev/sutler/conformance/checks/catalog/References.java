package dev.sutler.conformance.checks.catalog;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/// The references of a JSON schema.
final class References {

    private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef", "$recursiveRef");
    private static final Set<String> IDENTITIES = Set.of("$id", "id");
    /* What stands below these is a value, not a schema. */
    private static final Set<String> VALUES = Set.of("enum", "const", "default", "examples");

    private References() {}

    /// Those that name something outside of the schema. An address that the schema gives to itself
    /// or to a part of it is inside.
    static List<String> outside(JsonNode schema) {
        String base = text(schema, "$id").isEmpty() ? text(schema, "id") : text(schema, "$id");
        Set<String> inside = new HashSet<>(Set.of(resolved("", base)));
        walk(
                schema,
                (name, value) -> {
                    if (IDENTITIES.contains(name)) {
                        inside.add(resolved(base, value));
                    }
                });
        List<String> outside = new ArrayList<>();
        walk(
                schema,
                (name, value) -> {
                    if (REFERENCES.contains(name)
                            && !value.startsWith("#")
                            && !inside.contains(resolved(base, value))) {
                        outside.add(value);
                    }
                });
        return outside;
    }

    private static void walk(JsonNode node, BiConsumer<String, String> strings) {
        node.propertyStream()
                .forEach(
                        each -> {
                            each.getValue()
                                    .stringValueOpt()
                                    .ifPresent(text -> strings.accept(each.getKey(), text));
                            if (!VALUES.contains(each.getKey())) {
                                walk(each.getValue(), strings);
                            }
                        });
        if (node.isArray()) {
            node.forEach(each -> walk(each, strings));
        }
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).stringValueOpt().orElse("");
    }

    /* Without its fragment. What is no address stays as it is. */
    private static String resolved(String base, String reference) {
        String bare = reference.replaceFirst("#.*", "");
        try {
            return URI.create(base.replaceFirst("#.*", "")).resolve(bare).toString();
        } catch (IllegalArgumentException noAddress) {
            return bare;
        }
    }
}
