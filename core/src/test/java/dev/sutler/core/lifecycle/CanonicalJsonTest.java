package dev.sutler.core.lifecycle;

import static dev.sutler.core.samples.Samples.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

final class CanonicalJsonTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a': 1, 'b': 2}            | {'b': 2, 'a': 1}",
                "{'a': {'b': 1, 'c': 2}}     | {'a': {'c': 2, 'b': 1}}",
                "{'n': 1}                    | {'n': 1.0}",
                "{'n': 1}                    | {'n': 1e0}",
                "{'n': 100}                  | {'n': 1E2}",
                "{'n': 0.5}                  | {'n': 5e-1}",
                "{'n': 0}                    | {'n': -0}",
                "{'n': 0}                    | {'n': -0.0}",
                "{'n': 0}                    | {'n': 0e99999}",
                "{'n': 12345678901234567890} | {'n': 12345678901234567890.000}",
                "{'s': '\\u00fc'}            | {'s': 'ü'}",
            })
    void sameValuesAreTheSame(String left, String right) {
        assertThat(CanonicalJson.same(json(left), json(right))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                       | {'a': null}",
                "{'a': null}              | {'a': 'null'}",
                "{'a': true}              | {'a': 'true'}",
                "{'a': 1}                 | {'a': '1'}",
                "{'a': 1}                 | {'a': '1e0'}",
                "{'a': 1}                 | {'a': -1}",
                "{'a': 1}                 | {'a': 10}",
                "{'a': []}                | {'a': {}}",
                "{'a': [1, 2]}            | {'a': [2, 1]}",
                "{'a': [[1], 2]}          | {'a': [1, [2]]}",
                "{'a': ['b', 'c']}        | {'a': ['b,1\\u0022c']}",
                "{'a': 'b', 'c': 'd'}     | {'a': 'b\\u0022,1\\u0022c\\u0022:1\\u0022d'}",
                "{'s': 'u\\u0308'}        | {'s': 'ü'}",
                "{'s': 'A'}               | {'s': 'a'}",
                "{'': 1}                  | {' ': 1}",
            })
    void otherValuesAreOthers(String left, String right) {
        assertThat(CanonicalJson.same(json(left), json(right))).isFalse();
    }

    @Test
    void hugeExponentsCostNothing() {
        ObjectNode huge = number(new BigDecimal("1e1000000000"));
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(CanonicalJson.text(huge)).hasSizeLessThan(40));
    }

    /// Stripping its zeros would give an exponent that no `BigDecimal` holds.
    @Test
    void theLargestExponentsDoNotThrow() {
        BigDecimal largest = new BigDecimal(BigInteger.valueOf(1000), Integer.MIN_VALUE + 1);
        BigDecimal smallest = new BigDecimal(BigInteger.valueOf(1000), Integer.MAX_VALUE);
        assertThat(CanonicalJson.text(number(largest))).contains("1e2147483650");
        assertThat(CanonicalJson.text(number(smallest))).contains("1e-2147483644");
    }

    @Test
    void equalTreesHaveEqualTextsAndOthersHaveOthers() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            JsonNode tree = tree(random, 4);
            assertThat(CanonicalJson.text(rewritten(tree, random)))
                    .as("seed %d", seed)
                    .isEqualTo(CanonicalJson.text(tree));
        }
    }

    /// Small trees collide often as values, so that both directions are met.
    @Test
    void textsAreEqualExactlyWhenValuesAre() {
        Map<String, Object> seen = new HashMap<>();
        for (long seed = 0; seed < 5_000; seed++) {
            JsonNode tree = tree(new Random(seed), 2);
            Object value = plain(tree);
            Object known = seen.putIfAbsent(CanonicalJson.text(tree), value);
            assertThat(known == null || known.equals(value)).as("seed %d: %s", seed, tree).isTrue();
        }
        assertThat(seen.values()).doesNotHaveDuplicates();
    }

    private static ObjectNode number(BigDecimal number) {
        return NODES.objectNode().set("n", NODES.numberNode(number)).asObject();
    }

    private static JsonNode tree(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(BigDecimal.valueOf(random.nextInt(4), random.nextInt(3)));
            case 3 -> NODES.numberNode(random.nextInt(-1, 3));
            case 4 -> NODES.stringNode(text(random));
            case 5 -> {
                ArrayNode array = NODES.arrayNode();
                for (int index = random.nextInt(4); index > 0; index--) {
                    array.add(tree(random, depth - 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = NODES.objectNode();
                for (int index = random.nextInt(4); index > 0; index--) {
                    object.set(text(random), tree(random, depth - 1));
                }
                yield object;
            }
        };
    }

    private static String text(Random random) {
        List<String> parts = List.of("", "a", "b", "\"", ",", ":", "1", "🐘", "{", "}");
        return parts.get(random.nextInt(parts.size())) + parts.get(random.nextInt(parts.size()));
    }

    /* The same value, written another way. */
    private static JsonNode rewritten(JsonNode tree, Random random) {
        if (tree.isObject()) {
            List<Map.Entry<String, JsonNode>> members =
                    new ArrayList<>(tree.propertyStream().toList());
            Collections.shuffle(members, random);
            ObjectNode object = NODES.objectNode();
            members.forEach(each -> object.set(each.getKey(), rewritten(each.getValue(), random)));
            return object;
        }
        if (tree.isArray()) {
            ArrayNode array = NODES.arrayNode();
            tree.forEach(element -> array.add(rewritten(element, random)));
            return array;
        }
        return tree.isNumber()
                ? NODES.numberNode(
                        tree.decimalValue()
                                .setScale(tree.decimalValue().scale() + random.nextInt(5)))
                : tree;
    }

    /* The value in Java's own terms, as an independent judge of sameness. */
    private static Object plain(JsonNode tree) {
        if (tree.isObject()) {
            Map<String, Object> object = new HashMap<>();
            tree.propertyStream()
                    .forEach(each -> object.put(each.getKey(), plain(each.getValue())));
            return object;
        }
        if (tree.isArray()) {
            List<Object> array = new ArrayList<>();
            tree.forEach(element -> array.add(plain(element)));
            return array;
        }
        if (tree.isNumber()) {
            BigDecimal number = tree.decimalValue();
            return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }
        return tree.isNull()
                ? "null"
                : tree.isString() ? "'" + tree.stringValue() : tree.asString();
    }
}
