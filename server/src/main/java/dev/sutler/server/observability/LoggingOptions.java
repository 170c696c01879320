package dev.sutler.server.observability;

import java.util.Objects;

/// How logs look.
///
/// @param format for people or for machines
/// @param level what is worth a line
public record LoggingOptions(Format format, Level level) {

    public LoggingOptions {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(level, "level");
    }

    /// How a line looks.
    public enum Format {
        /// For people.
        CONSOLE,
        /// One JSON object per line.
        JSON
    }

    /// What is worth a line: this and everything above it.
    public enum Level {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }
}
