package dev.sutler.conformance.report;

import dev.sutler.conformance.run.Outcome.Verdict;

import java.time.Duration;
import java.util.Locale;

/// How things are called in reports, and how texts of strangers are made harmless.
public final class Words {

    private static final int LONGEST_LINE = 200;

    private Words() {}

    static String verdict(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "passed";
            case FAILED -> "failed";
            case WARNED -> "warned";
            case NOTED -> "noted";
            case NOT_APPLICABLE -> "not applicable";
        };
    }

    /// A duration in seconds, with one digit behind the point.
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    /// A text of at most so many characters, and a note of how many are not shown.
    static String cut(String text, int longest) {
        return text.length() <= longest
                ? text
                : text.substring(0, longest) + "… (" + (text.length() - longest) + " more)";
    }

    /// A stranger's text on one line that is not too long.
    public static String line(String text) {
        return printable(cut(text, LONGEST_LINE)).replaceAll("\\s+", " ");
    }

    /// A text without characters that a terminal or a reader of XML would choke on.
    static String printable(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(Words::printable).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /* Marks that turn the direction of text could make it look like something else. */
    private static int printable(int character) {
        boolean kept =
                switch (Character.getType(character)) {
                    case Character.CONTROL -> character == '\n' || character == '\t';
                    case Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED ->
                            false;
                    default -> true;
                };
        return kept ? character : '\uFFFD';
    }
}
