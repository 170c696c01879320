package dev.sutler.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Does in its own time what has to do with the catalog: looks for changes, and closes what is used
/// no longer. One thing after the other.
final class CatalogTimer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogTimer.class);
    private static final Duration LAST_WORK = Duration.ofSeconds(5);

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("catalog").factory());

    /// Does it again and again, with this pause between.
    void every(Duration pause, Runnable task) {
        long nanos = pause.toNanos();
        var _ =
                timer.scheduleWithFixedDelay(
                        () -> attempt(task), nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /// Does it once.
    void after(Duration delay, Runnable task) {
        var _ = timer.schedule(() -> attempt(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error bug) {
            LOG.error("Something went wrong around the catalog", bug);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            boolean _ = timer.awaitTermination(LAST_WORK.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
