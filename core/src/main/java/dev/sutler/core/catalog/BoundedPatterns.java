package dev.sutler.core.catalog;

import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import com.networknt.schema.regex.RegularExpressions;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Regular expressions that cannot take for ever.
///
/// The JDK's engine backtracks, so that a pattern such as `^(a+)+$` can take years for a text of
/// forty characters. A pattern reads its text through a counter, and gives up when it has read too
/// often. All patterns of one check of parameters share a counter.
final class BoundedPatterns implements RegularExpressionFactory {

    /// Some 50 ms. An ordinary pattern reads each character a few times.
    private static final long READS = 20_000_000;

    private static final ScopedValue<Budget> BUDGET = ScopedValue.newInstance();

    /// Runs a check with a counter of its own.
    ///
    /// @throws PatternTooCostlyException when the patterns used it up
    static <T> T bounded(Supplier<T> check) {
        return ScopedValue.where(BUDGET, new Budget(READS)).call(check::get);
    }

    /// What is wrong with a pattern; empty when nothing is.
    static Optional<String> error(String pattern) {
        try {
            compile(pattern);
            return Optional.empty();
        } catch (PatternSyntaxException malformed) {
            return Optional.of(malformed.getDescription());
        } catch (StackOverflowError tooDeep) {
            return Optional.of("too deeply nested");
        }
    }

    /// Whether a pattern is found in a text; true as well when that would take too long to tell.
    static boolean mayMatch(String pattern, String text) {
        try {
            return find(compile(pattern), text);
        } catch (PatternTooCostlyException unknown) {
            return true;
        }
    }

    @Override
    public RegularExpression getRegularExpression(String regularExpression) {
        Pattern pattern = compile(regularExpression);
        return text -> find(pattern, text);
    }

    /* JSON Schema asks for JavaScript's dialect. The library translates where the JDK's differs. */
    private static Pattern compile(String regularExpression) {
        return Pattern.compile(
                RegularExpressions.replaceLongformCharacterProperties(
                        RegularExpressions.replaceDollarAnchors(regularExpression)));
    }

    private static boolean find(Pattern pattern, String text) {
        Budget budget = BUDGET.orElse(new Budget(READS));
        try {
            return pattern.matcher(new CountedText(text, budget)).find();
        } catch (StackOverflowError tooDeep) {
            // The engine calls itself once per repetition of a group, so a long text can exhaust
            // the stack.
            throw new PatternTooCostlyException();
        }
    }

    private static final class Budget {
        private long left;

        Budget(long reads) {
            this.left = reads;
        }

        void spend() {
            left--;
            if (left < 0) {
                throw new PatternTooCostlyException();
            }
        }
    }

    private record CountedText(CharSequence text, Budget budget) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            budget.spend();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new CountedText(text.subSequence(start, end), budget);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
