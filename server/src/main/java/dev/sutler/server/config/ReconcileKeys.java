package dev.sutler.server.config;

import java.time.Duration;
import java.util.List;

/// Settings of the comparison between the store and the back ends.
final class ReconcileKeys {

    static final Setting<Duration> EVERY =
            Setting.of(
                    "reconcile.every",
                    Kind.duration(Duration.ZERO, Duration.ofDays(30)),
                    "1h",
                    "How often the store and the back ends are compared, by one replica; `0s`"
                            + " switches it off.");

    static final Setting<Boolean> REPAIR =
            Setting.of(
                    "reconcile.repair",
                    Kind.BOOLEAN,
                    "false",
                    "Whether what is found then is set right too: orphans are removed after their"
                            + " grace, and what a live binding needs is made again.");

    static final Setting<Duration> GRACE =
            Setting.of(
                    "reconcile.grace",
                    Kind.duration(Duration.ofMinutes(1), Duration.ofDays(3650)),
                    "24h",
                    "How long something must have been an orphan before a repair removes it.");

    /// All of them, in the order of the documentation.
    static final List<Setting<?>> ALL = List.of(EVERY, REPAIR, GRACE);

    private ReconcileKeys() {}
}
