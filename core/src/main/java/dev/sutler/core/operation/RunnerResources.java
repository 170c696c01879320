package dev.sutler.core.operation;

import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// What a runner is handed from outside.
///
/// @param worker this process, under a new random id at every start
/// @param executor runs one task per operation, each on a thread of its own
/// @param nanoTime a monotonic ticker
/// @param random for jitter
public record RunnerResources(
        UUID worker, Executor executor, LongSupplier nanoTime, RandomGenerator random) {
    public RunnerResources {
        Objects.requireNonNull(worker, "worker");
        Objects.requireNonNull(executor, "executor");
        Objects.requireNonNull(nanoTime, "nanoTime");
        Objects.requireNonNull(random, "random");
    }
}
