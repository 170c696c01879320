package dev.sutler.server.config;

import dev.sutler.server.observability.LoggingOptions;

import java.util.List;

/// Settings of the logs.
final class LoggingKeys {

    static final Setting<LoggingOptions.Format> LOG_FORMAT =
            Setting.of(
                    "logging.format",
                    Kind.choice(LoggingOptions.Format.class),
                    "console",
                    "Lines for people, or one JSON object per line.");
    static final Setting<LoggingOptions.Level> LOG_LEVEL =
            Setting.of(
                    "logging.level",
                    Kind.choice(LoggingOptions.Level.class),
                    "info",
                    "What is worth a line.");

    /// All of them, in the order of the documentation.
    static final List<Setting<?>> ALL = List.of(LOG_FORMAT, LOG_LEVEL);

    private LoggingKeys() {}
}
