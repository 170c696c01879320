package dev.sutler.gitops.mirror;

import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// What a mirror is handed from outside.
///
/// @param threads makes its two threads
/// @param clock what stands in commits
/// @param nanoTime a monotonic ticker
/// @param random for jitter; one that several threads may use at once
/// @param events who is told what happens
public record MirrorResources(
        ThreadFactory threads,
        InstantSource clock,
        LongSupplier nanoTime,
        RandomGenerator random,
        MirrorEvents events) {
    public MirrorResources {
        Objects.requireNonNull(threads, "threads");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(nanoTime, "nanoTime");
        Objects.requireNonNull(random, "random");
        Objects.requireNonNull(events, "events");
    }
}
