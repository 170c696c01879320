package dev.sutler.server.catalogfile;

import dev.sutler.core.catalog.Severity;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.OptionalInt;

/// A problem in a catalog, for the author's eyes.
///
/// @param file the file that it stands in, or the folder
/// @param line the line, counted from 1, where one is known
/// @param rule the word of the rule that is broken
/// @param severity whether the broker can start
/// @param message what is wrong and what would be right
public record CatalogFinding(
        Path file, OptionalInt line, String rule, Severity severity, String message)
        implements Comparable<CatalogFinding> {

    private static final Comparator<CatalogFinding> ORDER =
            Comparator.comparing((CatalogFinding finding) -> finding.file().toString())
                    .thenComparingInt(finding -> finding.line().orElse(Integer.MAX_VALUE))
                    .thenComparing(CatalogFinding::rule)
                    .thenComparing(CatalogFinding::message);

    public CatalogFinding {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(message, "message");
    }

    /// By file, line and rule; what stands in no line comes last.
    @Override
    public int compareTo(CatalogFinding other) {
        return ORDER.compare(this, other);
    }

    /// The line that is printed: `file:line: rule: message`, or `file: rule: message` where no line
    /// is known. A warning has the word in front of its rule.
    public String text() {
        String place = file + (line.isPresent() ? ":" + line.getAsInt() : "");
        String mark = severity == Severity.WARNING ? "warning: " : "";
        return oneLine(place + ": " + mark + rule + ": " + message);
    }

    /* File names and keys may hold anything. */
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .map(each -> Character.isISOControl(each) ? ' ' : each)
                .forEach(line::appendCodePoint);
        return line.toString();
    }
}
