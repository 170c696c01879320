package dev.sutler.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Waits for what another process or the broker does in its own time, never longer than a bound.
final class Pauses {

    private static final Duration STEP = Duration.ofMillis(25);

    private Pauses() {}

    static void during(Duration pause) {
        try {
            boolean _ = new CountDownLatch(1).await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
    }

    /// @param what is waited for, for the message
    static void until(String what, Duration atMost, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("Not within " + atMost + ": " + what);
            }
            during(STEP);
        }
    }
}
