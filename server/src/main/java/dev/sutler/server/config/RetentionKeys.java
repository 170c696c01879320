package dev.sutler.server.config;

import java.time.Duration;
import java.util.List;

/// Settings of how long what is kept.
final class RetentionKeys {

    static final Setting<Duration> FINISHED_OPERATIONS =
            Setting.of(
                    "retention.finished-operations",
                    Kind.duration(Duration.ofHours(1), Duration.ofDays(3_650)),
                    "7d",
                    "How long a finished operation is kept, and with it what is known about an"
                            + " instance or a binding that is gone. The latest one of what is still"
                            + " there stays.");

    /// All of them, in the order of the documentation.
    static final List<Setting<?>> ALL = List.of(FINISHED_OPERATIONS);

    private RetentionKeys() {}
}
