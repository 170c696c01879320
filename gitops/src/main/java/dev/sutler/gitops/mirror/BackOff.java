package dev.sutler.gitops.mirror;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next attempt: longer each time, and never as long as somebody else.
final class BackOff {

    private final RandomGenerator random;
    private final long shortest;
    private final long longest;
    private long next;

    BackOff(RandomGenerator random, Duration shortest, Duration longest) {
        this.random = random;
        this.shortest = Math.max(1, shortest.toMillis());
        this.longest = Math.max(this.shortest, longest.toMillis());
        this.next = this.shortest;
    }

    Duration next() {
        long about = next;
        next = Math.min(longest, next * 2);
        return Duration.ofMillis(about / 2 + random.nextLong(about / 2 + 1) + 1);
    }

    void reset() {
        next = shortest;
    }
}
