package dev.sutler.core.reconcile;

import java.time.Duration;
import java.util.Objects;

/// How careful a reconciliation is.
///
/// @param grace how long something has to be an orphan before it is removed
/// @param mostPercent of what is there, no more than this may be removed in one run
/// @param alwaysAllowed this many may be removed whatever share they are
/// @param tolerance how long an operation may be late before it counts as stuck
public record ReconcileOptions(
        Duration grace, int mostPercent, int alwaysAllowed, Duration tolerance) {

    /// How many are looked up, and compared, at a time.
    static final int BATCH = 500;

    /// How many of a kind a report names; the others are counted.
    static final int NAMED = 100;

    public ReconcileOptions {
        Objects.requireNonNull(grace, "grace");
        Objects.requireNonNull(tolerance, "tolerance");
    }

    /// With the usual brakes.
    public static ReconcileOptions of(Duration grace) {
        return new ReconcileOptions(grace, 10, 5, Duration.ofMinutes(10));
    }
}
