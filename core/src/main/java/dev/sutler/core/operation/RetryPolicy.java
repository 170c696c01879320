package dev.sutler.core.operation;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before trying again: exponentially longer, with full jitter so that many
/// operations that failed together do not come back together.
///
/// @param first the longest pause after the first attempt
/// @param most the longest pause ever
public record RetryPolicy(Duration first, Duration most) {

    /* No pause is shorter: a provider that fails at once must not be called in a tight loop. */
    private static final long LEAST_MILLIS = 50;

    public RetryPolicy {
        if (first.toMillis() < 1
                || most.compareTo(first) < 0
                || most.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "pauses must be at least 1 ms, at most a day, and the longest not below the"
                            + " first");
        }
    }

    /// The pause after this many attempts, from 1.
    public Duration pause(int attempts, RandomGenerator random) {
        int doublings = Math.clamp(attempts - 1L, 0, 30);
        long ceiling = Math.min(most.toMillis(), first.toMillis() << doublings);
        long floor = Math.min(LEAST_MILLIS, ceiling);
        return Duration.ofMillis(floor + random.nextLong(ceiling - floor + 1));
    }
}
