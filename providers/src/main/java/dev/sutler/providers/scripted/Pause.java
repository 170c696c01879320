package dev.sutler.providers.scripted;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets a short time go by. Handed in, so that tests need not wait.
@FunctionalInterface
interface Pause {

    /// Real time.
    Pause REAL =
            duration -> {
                boolean _ = new CountDownLatch(1).await(duration.toNanos(), TimeUnit.NANOSECONDS);
            };

    /// Blocks for `duration`, or until the thread is interrupted.
    void during(Duration duration) throws InterruptedException;
}
