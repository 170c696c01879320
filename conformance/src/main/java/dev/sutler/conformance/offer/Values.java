package dev.sutler.conformance.offer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Values that may fit a schema, the likeliest first. Each is a guess, to be proved.
///
/// What the author wrote down comes first (`const`, `enum`, `default`, `examples`), because the
/// broker knows it; only then what is made up. Everything is bounded: a schema may refer to itself.
final class Values {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST = 12;
    private static final int MOST_AT_TOP = 200;
    private static final int DEEPEST = 10;
    private static final int MOST_LOOKS = 5_000;

    private final Shapes shapes;
    private int looks;

    /// @param root the whole schema
    Values(JsonNode root) {
        this.shapes = new Shapes(root);
    }

    /// Values for a schema.
    ///
    /// @param depth how many objects and arrays are around it
    List<JsonNode> of(JsonNode schema, int depth) {
        looks++;
        if (depth > DEEPEST || looks > MOST_LOOKS) {
            return List.of();
        }
        Set<JsonNode> found = new LinkedHashSet<>();
        for (ObjectNode shape : shapes.of(schema)) {
            of(shape, depth).forEach(found::add);
        }
        return found.stream().limit(depth == 0 ? MOST_AT_TOP : MOST).toList();
    }

    private Stream<JsonNode> of(ObjectNode shape, int depth) {
        if (shape.has("const")) {
            return Stream.of(shape.path("const"));
        }
        if (shape.has("enum")) {
            return Stream.concat(
                    shape.path("enum")
                            .valueStream()
                            .filter(each -> each.equals(shape.path("default"))),
                    shape.path("enum").valueStream());
        }
        Stream<JsonNode> written =
                Stream.concat(
                        shape.has("default") ? Stream.of(shape.path("default")) : Stream.empty(),
                        shape.path("examples").valueStream());
        return Stream.concat(
                written, Types.of(shape).stream().flatMap(type -> made(type, shape, depth)));
    }

    private Stream<JsonNode> made(String type, ObjectNode shape, int depth) {
        return switch (type) {
            case "object" -> new ObjectValues(this, shape, depth).all().map(each -> each);
            case "array" -> new ArrayValues(this, shape, depth).all();
            case "string" -> new TextValues(shape).all().map(JSON::stringNode);
            case "integer" -> new NumberValues(shape, true).all();
            case "number" -> new NumberValues(shape, false).all();
            case "boolean" -> Stream.of(JSON.booleanNode(true), JSON.booleanNode(false));
            case "null" -> Stream.of(JSON.nullNode());
            default -> Stream.empty();
        };
    }

    /// The flat forms of a schema.
    Shapes shapes() {
        return shapes;
    }
}
