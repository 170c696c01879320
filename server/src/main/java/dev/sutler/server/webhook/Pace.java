package dev.sutler.server.webhook;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Lets so many pass in a second, and some more at once after it was quiet.
final class Pace {

    private final long nanosEach;
    private final long nanosOfBurst;
    private final LongSupplier nanoTime;
    /* When all that have passed would have, one after the other. */
    private long spentUntil;

    Pace(int aSecond, int inABurst, LongSupplier nanoTime) {
        this.nanosEach = Duration.ofSeconds(1).toNanos() / aSecond;
        this.nanosOfBurst = nanosEach * inABurst;
        this.nanoTime = nanoTime;
        this.spentUntil = nanoTime.getAsLong();
    }

    /// Takes one's turn.
    ///
    /// @return empty when one may pass, else how long to wait before trying again
    synchronized Optional<Duration> take() {
        long now = nanoTime.getAsLong();
        long from = spentUntil - now > 0 ? spentUntil : now;
        long tooFar = from + nanosEach - now - nanosOfBurst;
        if (tooFar > 0) {
            return Optional.of(Duration.ofNanos(tooFar));
        }
        spentUntil = from + nanosEach;
        return Optional.empty();
    }
}
