package dev.sutler.conformance.offer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Arrays that may fit a schema: as short as they may be, and one or two longer.
final class ArrayValues {

    private static final int LONGEST = 100;

    private final Values values;
    private final ObjectNode shape;
    private final int depth;

    ArrayValues(Values values, ObjectNode shape, int depth) {
        this.values = values;
        this.shape = shape;
        this.depth = depth;
    }

    Stream<JsonNode> all() {
        int fewest = Math.clamp(shape.path("minItems").asLong(0), 0, LONGEST);
        int most = Math.clamp(shape.path("maxItems").asLong(LONGEST), 0, LONGEST);
        int contained = shape.has("contains") ? 1 : 0;
        return IntStream.rangeClosed(Math.max(fewest, contained), fewest + 2)
                .filter(length -> length <= most)
                .boxed()
                .flatMap(length -> IntStream.range(0, 2).mapToObj(shift -> array(length, shift)))
                .flatMap(Optional::stream);
    }

    private Optional<JsonNode> array(int length, int shift) {
        boolean unique = shape.path("uniqueItems").asBoolean(false);
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int index = 0; index < length; index++) {
            List<JsonNode> choice = values.of(item(index), depth + 1);
            int wanted = unique ? index + shift : shift;
            if (choice.isEmpty() || (unique && wanted >= choice.size())) {
                return Optional.empty();
            }
            array.add(choice.get(Math.min(wanted, choice.size() - 1)));
        }
        return Optional.of(array);
    }

    private JsonNode item(int index) {
        if (index == 0 && shape.has("contains")) {
            return shape.path("contains");
        }
        JsonNode items = shape.path("items");
        JsonNode first = items.isArray() ? items : shape.path("prefixItems");
        if (index < first.size()) {
            return first.get(index);
        }
        return items.isArray() ? shape.path("additionalItems") : items;
    }
}
