package dev.sutler.conformance.offer;

import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import com.networknt.schema.regex.RegularExpressions;

import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// A schema's patterns, each of which gives up when it has read too often: the JDK's engine
/// backtracks, and a pattern like `^(a+)+$` could take years.
final class ShortPatterns implements RegularExpressionFactory {

    private static final long READS = 2_000_000;

    @Override
    public RegularExpression getRegularExpression(String text) {
        Pattern pattern = compile(text);
        return candidate -> find(pattern, candidate);
    }

    /// Whether a pattern is found in a text.
    ///
    /// @throws IllegalArgumentException when it is no pattern, or takes too long
    static boolean find(String pattern, String text) {
        return find(compile(pattern), text);
    }

    private static boolean find(Pattern pattern, String text) {
        return pattern.matcher(new Counted(text, new AtomicLong(READS))).find();
    }

    /* JSON Schema asks for JavaScript's dialect. The library translates where the JDK's differs. */
    private static Pattern compile(String text) {
        return Pattern.compile(
                RegularExpressions.replaceLongformCharacterProperties(
                        RegularExpressions.replaceDollarAnchors(text)));
    }

    private record Counted(CharSequence text, AtomicLong left) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (left.decrementAndGet() < 0) {
                throw new IllegalArgumentException("the pattern takes too long");
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), left);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
