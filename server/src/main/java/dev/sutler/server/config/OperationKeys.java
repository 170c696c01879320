package dev.sutler.server.config;

import java.time.Duration;
import java.util.List;

/// Settings of operations: how long they may take and how many run at once.
final class OperationKeys {

    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    static final Setting<Duration> SYNCHRONOUS_WAIT =
            Setting.of(
                    "operations.synchronous-wait",
                    Kind.duration(MILLISECOND, HOUR),
                    "50s",
                    "How long a request waits for its result at most; platforms give up after 60"
                            + " seconds.");
    static final Setting<Duration> FASTEST_WAIT =
            Setting.of(
                    "operations.fastest-wait",
                    Kind.duration(MILLISECOND, HOUR),
                    "2s",
                    "How long a request that could poll waits, for plans that answer as fast as"
                            + " they are.");
    static final Setting<Duration> DEFAULT_TIME_LIMIT =
            Setting.of(
                    "operations.default-time-limit",
                    Kind.duration(SECOND, Duration.ofDays(30)),
                    "1h",
                    "When an operation is given up, for plans without a"
                            + " `maximum_polling_duration`.");
    static final Setting<Duration> CALL_TIMEOUT =
            Setting.of(
                    "operations.call-timeout",
                    Kind.duration(SECOND, DAY),
                    "10m",
                    "How long one call of a provider may take before it counts as lost and is made"
                            + " again.");
    static final Setting<Integer> CONCURRENCY =
            Setting.of(
                    "operations.concurrency",
                    Kind.integer(1, 10_000),
                    "64",
                    "How many operations this process works on at the same time.");
    static final Setting<Duration> RETRY_FIRST =
            Setting.of(
                    "operations.retry-first",
                    Kind.duration(MILLISECOND, HOUR),
                    "1s",
                    "Pause before a failed call is made again for the first time; it doubles from"
                            + " then on.");
    static final Setting<Duration> RETRY_MOST =
            Setting.of(
                    "operations.retry-most",
                    Kind.duration(MILLISECOND, DAY),
                    "60s",
                    "Longest pause between two calls.");

    /// All of them, in the order of the documentation.
    static final List<Setting<?>> ALL =
            List.of(
                    SYNCHRONOUS_WAIT,
                    FASTEST_WAIT,
                    DEFAULT_TIME_LIMIT,
                    CALL_TIMEOUT,
                    CONCURRENCY,
                    RETRY_FIRST,
                    RETRY_MOST);

    private OperationKeys() {}
}
