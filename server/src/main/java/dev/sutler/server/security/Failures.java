package dev.sutler.server.security;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Counts failures by what they are of, and tells who has to wait because of them. It remembers a
/// bounded number; those that failed last.
final class Failures<K> {

    private static final int MOST = 10_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 30;

    private final Rule rule;
    private final LongSupplier nanoTime;
    private final Recent<K, Count> counts = new Recent<>(MOST);

    private record Count(int failures, long lastAt) {}

    /// How patient to be.
    ///
    /// @param free how many failures cost nothing
    /// @param first how long to wait after the next one; each further one doubles it
    /// @param most how long to wait at most
    record Rule(int free, Duration first, Duration most) {
        private Duration after(int failures) {
            if (failures <= free) {
                return Duration.ZERO;
            }
            Duration wait = first.multipliedBy(1L << Math.min(failures - free - 1, MOST_DOUBLINGS));
            return wait.compareTo(most) < 0 ? wait : most;
        }
    }

    Failures(Rule rule, LongSupplier nanoTime) {
        this.rule = rule;
        this.nanoTime = nanoTime;
    }

    synchronized void add(K key) {
        long now = nanoTime.getAsLong();
        int before =
                counts.get(key)
                        .filter(count -> now - count.lastAt <= FORGOTTEN_AFTER.toNanos())
                        .map(Count::failures)
                        .orElse(0);
        counts.put(key, new Count(Math.min(before + 1, Integer.MAX_VALUE - 1), now));
    }

    synchronized void forget(K key) {
        counts.remove(key);
    }

    /// How long this one still has to wait; empty when it need not.
    synchronized Optional<Duration> wait(K key) {
        long now = nanoTime.getAsLong();
        return counts.get(key)
                .map(count -> rule.after(count.failures).minusNanos(now - count.lastAt))
                .filter(Duration::isPositive);
    }
}
