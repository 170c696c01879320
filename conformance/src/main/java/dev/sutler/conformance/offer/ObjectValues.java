package dev.sutler.conformance.offer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Objects that may fit a schema: with what they must have, then with one member changed or added
/// at a time, then with everything.
final class ObjectValues {

    private static final int DEEPEST_WITH_MORE = 2;
    private static final int MOST_MADE_UP = 20;

    private final Values values;
    private final ObjectNode shape;
    private final int depth;

    ObjectValues(Values values, ObjectNode shape, int depth) {
        this.values = values;
        this.shape = shape;
        this.depth = depth;
    }

    Stream<ObjectNode> all() {
        Set<String> required = new LinkedHashSet<>();
        shape.path("required").valueStream().map(each -> each.asString("")).forEach(required::add);
        return with(JsonNodeFactory.instance.objectNode(), required)
                .map(this::enough)
                .map(least -> Stream.concat(Stream.of(least), variants(least)))
                .orElseGet(Stream::empty);
    }

    private Stream<ObjectNode> variants(ObjectNode least) {
        List<ObjectNode> variants = new ArrayList<>();
        Set<String> known = new LinkedHashSet<>();
        shape.path("properties").propertyStream().map(Map.Entry::getKey).forEach(known::add);
        least.propertyStream().map(Map.Entry::getKey).forEach(known::add);
        for (String name : known) {
            if (least.has(name) || depth < DEEPEST_WITH_MORE) {
                for (JsonNode value : values.of(member(name), depth + 1)) {
                    ObjectNode variant = least.deepCopy();
                    variant.set(name, value);
                    with(variant, dependents(name)).ifPresent(variants::add);
                }
            }
        }
        if (depth < DEEPEST_WITH_MORE) {
            with(least, known).ifPresent(variants::add);
        }
        if (depth == 0) {
            variants.add(least.deepCopy().put("osb-check", "osb-check"));
        }
        return variants.stream();
    }

    /* The object with these members, and those that they depend on; empty when one cannot be made. */
    private Optional<ObjectNode> with(ObjectNode object, Set<String> names) {
        ObjectNode made = object.deepCopy();
        List<String> open = new ArrayList<>(names);
        while (!open.isEmpty()) {
            String name = open.removeFirst();
            if (!made.has(name)) {
                List<JsonNode> choice = values.of(member(name), depth + 1);
                if (choice.isEmpty()) {
                    return Optional.empty();
                }
                made.set(name, choice.getFirst());
                open.addAll(dependents(name));
            }
        }
        return Optional.of(made);
    }

    private Set<String> dependents(String name) {
        Set<String> dependents = new LinkedHashSet<>();
        for (String keyword : List.of("dependentRequired", "dependencies")) {
            JsonNode of = shape.path(keyword).path(name);
            (of.isArray() ? of : of.path("required"))
                    .forEach(each -> dependents.add(each.asString("")));
        }
        return dependents;
    }

    private JsonNode member(String name) {
        JsonNode property = shape.path("properties").path(name);
        if (!property.isMissingNode()) {
            return property;
        }
        JsonNode more = shape.path("additionalProperties");
        return more.isMissingNode() ? JsonNodeFactory.instance.objectNode() : more;
    }

    /* As many members as there must be. */
    private ObjectNode enough(ObjectNode object) {
        int fewest = Math.clamp(shape.path("minProperties").asLong(0), 0, MOST_MADE_UP);
        List<String> names = new ArrayList<>();
        shape.path("properties").propertyStream().map(Map.Entry::getKey).forEach(names::add);
        for (int number = 1; number <= fewest; number++) {
            names.add("osb-check-" + number);
        }
        ObjectNode filled = object;
        for (String name : names) {
            if (filled.size() < fewest) {
                filled = with(filled, Set.of(name)).orElse(filled);
            }
        }
        return filled;
    }
}
