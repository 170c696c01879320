package dev.sutler.conformance.offer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Parameters that are likely to be forbidden: good ones with one thing wrong, the plainest first.
final class Spoiled {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// Of every type, and at the end of what one can think of.
    private static final List<JsonNode> WRONG =
            List.of(
                    JSON.objectNode().put("osb-check", "no such thing"),
                    JSON.numberNode(-987_654_321),
                    JSON.stringNode("osb-check: no such thing"),
                    JSON.numberNode(987_654_321.5),
                    JSON.stringNode(""),
                    JSON.arrayNode(),
                    JSON.booleanNode(true),
                    JSON.stringNode("x".repeat(5_000)));

    private final ObjectNode good;
    private final List<ObjectNode> shapes;

    /// @param good parameters that fit, or none
    Spoiled(ObjectNode good, List<ObjectNode> shapes) {
        this.good = good;
        this.shapes = List.copyOf(shapes);
    }

    Stream<ObjectNode> all() {
        Set<String> names = new LinkedHashSet<>();
        good.propertyStream().map(Map.Entry::getKey).forEach(names::add);
        shapes.forEach(
                shape ->
                        shape.path("properties")
                                .propertyStream()
                                .map(Map.Entry::getKey)
                                .forEach(names::add));
        return Stream.of(
                        names.stream().flatMap(this::wrong),
                        good.propertyStream().map(Map.Entry::getKey).map(this::without),
                        wrong("osb-check-unknown"))
                .flatMap(each -> each);
    }

    private Stream<ObjectNode> wrong(String name) {
        return WRONG.stream()
                .map(
                        value -> {
                            ObjectNode spoiled = good.deepCopy();
                            spoiled.set(name, value);
                            return spoiled;
                        });
    }

    private ObjectNode without(String name) {
        ObjectNode spoiled = good.deepCopy();
        spoiled.remove(name);
        return spoiled;
    }
}
