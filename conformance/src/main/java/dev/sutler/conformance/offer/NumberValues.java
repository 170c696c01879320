package dev.sutler.conformance.offer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Stream;

/// Numbers that may fit a schema: small ones, and those at its bounds.
final class NumberValues {

    private static final int LONGEST = 400;

    private final ObjectNode shape;
    private final boolean whole;

    NumberValues(ObjectNode shape, boolean whole) {
        this.shape = shape;
        this.whole = whole;
    }

    Stream<JsonNode> all() {
        Optional<BigDecimal> low = bound("minimum", "exclusiveMinimum", true);
        Optional<BigDecimal> high = bound("maximum", "exclusiveMaximum", false);
        BigDecimal step = step();
        Stream<BigDecimal> small =
                Stream.of(1, 2, 3, 0, 10).map(BigDecimal::valueOf).map(step::multiply);
        Stream<BigDecimal> between =
                low.stream().flatMap(from -> high.stream().flatMap(to -> between(from, to)));
        Stream<BigDecimal> fromLow =
                low.stream()
                        .flatMap(
                                from -> {
                                    BigDecimal first = up(from, step);
                                    return Stream.of(
                                            from,
                                            first,
                                            first.add(step),
                                            first.add(step).add(step));
                                });
        Stream<BigDecimal> fromHigh =
                high.stream()
                        .flatMap(
                                to ->
                                        Stream.of(
                                                to,
                                                to.subtract(step),
                                                to.subtract(BigDecimal.ONE)));
        return Stream.of(small, fromLow, fromHigh, between)
                .flatMap(each -> each)
                .filter(each -> low.isEmpty() || each.compareTo(low.get()) >= 0)
                .filter(each -> high.isEmpty() || each.compareTo(high.get()) <= 0)
                .distinct()
                .flatMap(this::node);
    }

    private static Stream<BigDecimal> between(BigDecimal low, BigDecimal high) {
        BigDecimal quarter = high.subtract(low).divide(BigDecimal.valueOf(4));
        return Stream.of(2, 1, 3).map(BigDecimal::valueOf).map(quarter::multiply).map(low::add);
    }

    private Stream<JsonNode> node(BigDecimal value) {
        boolean fraction = value.stripTrailingZeros().scale() > 0;
        if (fraction) {
            return whole
                    ? Stream.empty()
                    : Stream.of(JsonNodeFactory.instance.numberNode(value.stripTrailingZeros()));
        }
        BigInteger number = value.toBigInteger();
        return Stream.of(
                number.bitLength() < Integer.SIZE
                        ? JsonNodeFactory.instance.numberNode(number.intValue())
                        : JsonNodeFactory.instance.numberNode(number));
    }

    /* An exclusive bound is taken as an inclusive one here: the proof sorts out what is equal to it. */
    private Optional<BigDecimal> bound(String inclusive, String exclusive, boolean lower) {
        Stream<BigDecimal> bounds =
                Stream.of(shape.path(inclusive), shape.path(exclusive))
                        .filter(JsonNode::isNumber)
                        .filter(NumberValues::sane)
                        .map(JsonNode::decimalValue);
        return lower ? bounds.max(BigDecimal::compareTo) : bounds.min(BigDecimal::compareTo);
    }

    private BigDecimal step() {
        JsonNode multiple = shape.path("multipleOf");
        if (multiple.isNumber() && sane(multiple) && multiple.decimalValue().signum() > 0) {
            return multiple.decimalValue();
        }
        return BigDecimal.ONE;
    }

    /* The first multiple that is not below it. */
    private static BigDecimal up(BigDecimal from, BigDecimal step) {
        return from.divide(step, 0, RoundingMode.CEILING).multiply(step);
    }

    private static boolean sane(JsonNode number) {
        if (number.decimalValueOpt().isEmpty()) {
            return false;
        }
        BigDecimal value = number.decimalValue();
        return value.precision() < LONGEST && Math.abs((long) value.scale()) < LONGEST;
    }
}
