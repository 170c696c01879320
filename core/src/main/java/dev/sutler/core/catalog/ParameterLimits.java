package dev.sutler.core.catalog;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// What no parameters may be, whatever the schema says, because checking them would cost too much.
final class ParameterLimits {

    private static final int DEPTH = 128;

    /// A number such as 1e999999999 is short to send and endless to compute with.
    private static final int DIGITS = 1000;

    private ParameterLimits() {}

    private record Level(JsonNode node, int depth) {

        /// Without what may be secret.
        @Override
        public String toString() {
            return "Level[" + depth + "]";
        }
    }

    static Optional<String> violation(JsonNode parameters) {
        Deque<Level> waiting = new ArrayDeque<>();
        waiting.push(new Level(parameters, 1));
        while (!waiting.isEmpty()) {
            Level level = waiting.pop();
            if (level.depth() > DEPTH) {
                return Optional.of("the parameters must not be nested deeper than " + DEPTH);
            }
            if (level.node().isBigDecimal() && isHuge(level.node().decimalValue())) {
                return Optional.of("the parameters must not have numbers beyond 1000 digits");
            }
            for (JsonNode child : level.node()) {
                if (child.isContainer() || child.isBigDecimal()) {
                    waiting.push(new Level(child, level.depth() + 1));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isHuge(BigDecimal number) {
        return number.precision() > DIGITS || Math.abs((long) number.scale()) > DIGITS;
    }
}
