package dev.sutler.core.lifecycle;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.TreeMap;

/// JSON values compared as values: the order of keys does not matter, and 1, 1.0 and 1e0 are the
/// same number.
public final class CanonicalJson {

    private CanonicalJson() {}

    /// Whether both are the same value.
    public static boolean same(JsonNode left, JsonNode right) {
        return text(left).equals(text(right));
    }

    /// A text that is equal for equal values: keys sorted, numbers in plain shortest form.
    public static String text(JsonNode value) {
        StringBuilder out = new StringBuilder();
        append(out, value);
        return out.toString();
    }

    private static void append(StringBuilder out, JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> appendObject(out, value);
            case ARRAY -> appendArray(out, value);
            case NUMBER -> out.append(number(value.decimalValue()));
            case STRING -> appendString(out, value.stringValue());
            case BOOLEAN -> out.append(value.booleanValue());
            case BINARY, MISSING, NULL, POJO -> out.append("null");
        }
    }

    private static void appendObject(StringBuilder out, JsonNode value) {
        TreeMap<String, JsonNode> sorted = new TreeMap<>();
        value.propertyStream().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        out.append('{');
        sorted.forEach(
                (key, member) -> {
                    appendString(out, key);
                    out.append(':');
                    append(out, member);
                    out.append(',');
                });
        out.append('}');
    }

    private static void appendArray(StringBuilder out, JsonNode value) {
        out.append('[');
        for (JsonNode element : value) {
            append(out, element);
            out.append(',');
        }
        out.append(']');
    }

    /* The length in front makes quoting needless: no text can be mistaken for another. */
    private static void appendString(StringBuilder out, String text) {
        out.append(text.length()).append('"').append(text).append('"');
    }

    /*
     * Scientific form, since plain digits of 1e1000000000 would fill the heap. The digits are stripped by themselves, since
     * the exponent that results may be beyond what a BigDecimal holds.
     */
    private static String number(BigDecimal number) {
        if (number.signum() == 0) {
            return "0e0";
        }
        BigDecimal digits = new BigDecimal(number.unscaledValue()).stripTrailingZeros();
        return digits.unscaledValue() + "e" + -((long) digits.scale() + number.scale());
    }
}
