package dev.sutler.gitops.files;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers as they were written: 99.90 stays 99.90, and what JSON does not call a number stays
/// text.
final class Numbers {

    /// How many digits a number may have when it is written out, which is as many as a platform may
    /// send.
    static final int DIGITS = 1_000;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern JSON =
            Pattern.compile("-?(?:0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?([0-9]+))?");

    private Numbers() {}

    /// @return empty when it is a number that is too large
    static Optional<JsonNode> of(String written) {
        Matcher number = JSON.matcher(written);
        if (written.length() > DIGITS) {
            return Optional.empty();
        }
        if (!number.matches()) {
            return Optional.of(NODES.stringNode(written));
        }
        if (number.group(1) == null && number.group(2) == null) {
            return Optional.of(integer(new BigInteger(written)));
        }
        String exponent = number.group(3);
        if (exponent != null && exponent.length() > 6) {
            return Optional.empty();
        }
        BigDecimal decimal = new BigDecimal(written);
        long scale = decimal.scale();
        long digits =
                scale <= 0 ? decimal.precision() - scale : Math.max(decimal.precision(), scale);
        return digits > DIGITS ? Optional.empty() : Optional.of(NODES.numberNode(decimal));
    }

    private static JsonNode integer(BigInteger value) {
        if (value.bitLength() < Integer.SIZE) {
            return NODES.numberNode(value.intValue());
        }
        return value.bitLength() < Long.SIZE
                ? NODES.numberNode(value.longValue())
                : NODES.numberNode(value);
    }
}
