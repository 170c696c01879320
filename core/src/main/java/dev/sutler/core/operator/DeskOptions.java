package dev.sutler.core.operator;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What the desk is handed from outside.
///
/// @param patience how long an order waits for a worker to let go; more than a lease
/// @param pause waits a moment between two looks
/// @param operationIds random ids
/// @param nanoTime a monotonic ticker
/// @param timeLimits how long an operation may take
public record DeskOptions(
        Duration patience,
        Runnable pause,
        Supplier<UUID> operationIds,
        LongSupplier nanoTime,
        TimeLimits timeLimits) {

    public DeskOptions {
        Objects.requireNonNull(patience, "patience");
        Objects.requireNonNull(pause, "pause");
        Objects.requireNonNull(operationIds, "operationIds");
        Objects.requireNonNull(nanoTime, "nanoTime");
        Objects.requireNonNull(timeLimits, "timeLimits");
    }

    /// How long an operation may take.
    @FunctionalInterface
    public interface TimeLimits {

        /// The time limit of a plan, which need not be offered any more.
        Duration of(String serviceId, String planId);
    }
}
