package dev.sutler.gitops.tool;

import java.util.Comparator;
import java.util.Objects;

/// Something in the repository that is not as it should be.
///
/// @param severity how bad it is
/// @param path what it is about
/// @param line where, counted from 1; 0 when it is in no one line
/// @param rule the rule's name, for programs
/// @param message what is wrong and what to do
public record Finding(Severity severity, String path, int line, String rule, String message)
        implements Comparable<Finding> {

    private static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::path)
                    .thenComparingInt(Finding::line)
                    .thenComparing(Finding::rule)
                    .thenComparing(Finding::message)
                    .thenComparing(Finding::severity);

    public Finding {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(message, "message");
    }

    /// How bad it is.
    public enum Severity {
        /// Somebody waits in vain, or is told something wrong.
        ERROR,
        /// It should not be so, but works.
        WARNING
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    /// The finding in one line, as compilers say it.
    public String sentence() {
        return "%s:%d: %s: %s".formatted(LinkWords.clean(path), Math.max(1, line), rule, message);
    }
}
