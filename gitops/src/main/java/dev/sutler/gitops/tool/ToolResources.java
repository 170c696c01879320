package dev.sutler.gitops.tool;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Objects;

/// What commands need of the world.
///
/// @param clock what time it is
/// @param pause how time passes
/// @param random for keys, and to spread attempts, so that two pipelines do not meet again and
///   again
public record ToolResources(InstantSource clock, Pause pause, SecureRandom random) {

    public ToolResources {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(pause, "pause");
        Objects.requireNonNull(random, "random");
    }
}
