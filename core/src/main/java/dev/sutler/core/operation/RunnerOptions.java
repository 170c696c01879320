package dev.sutler.core.operation;

import java.time.Duration;
import java.util.Objects;

/// How a runner behaves.
///
/// @param concurrency operations that this process works on at once
/// @param perProvider operations of one provider type that this process works on at once
/// @param lease how long a lease lasts without renewal, as the store has it
/// @param leaseMargin this much before its lease runs out a worker stops by itself: a process that
///   was paused wakes up knowing that it is too late
/// @param callTimeout how long one call of a provider may take until its thread is interrupted
/// @param retry the pauses between attempts
/// @param results how much a provider may return
public record RunnerOptions(
        int concurrency,
        int perProvider,
        Duration lease,
        Duration leaseMargin,
        Duration callTimeout,
        RetryPolicy retry,
        ResultLimits results) {

    /// What holds where nothing else is said.
    public static final RunnerOptions DEFAULT =
            new RunnerOptions(
                    64,
                    32,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(10),
                    new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(60)),
                    ResultLimits.DEFAULT);

    public RunnerOptions {
        Objects.requireNonNull(lease, "lease");
        Objects.requireNonNull(leaseMargin, "leaseMargin");
        Objects.requireNonNull(callTimeout, "callTimeout");
        Objects.requireNonNull(retry, "retry");
        Objects.requireNonNull(results, "results");
        if (concurrency < 1 || perProvider < 1) {
            throw new IllegalArgumentException("concurrency must be at least 1");
        }
    }
}
