package dev.sutler.core.schedule;

import dev.sutler.core.store.StoreUnavailableException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// The thread that keeps a runner of scheduled tasks going: it looks for due ones and renews
/// leases.
public final class ScheduleThread {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleThread.class);
    private static final Duration CLOSING_STEP = Duration.ofMillis(20);
    private static final int CLOSING_STEPS = 100;

    private final ScheduleRunner runner;
    private final Pace pace;
    private final LongSupplier nanoTime;
    private final RandomGenerator random;
    private final Semaphore closing = new Semaphore(0);
    private final Thread thread;

    /// How often is looked.
    ///
    /// @param look the longest wait between two looks for due tasks
    /// @param renewal the wait between two renewals; a third of the lease, longer than `look`
    public record Pace(Duration look, Duration renewal) {
        /// What fits a lease of 30 s.
        public static final Pace DEFAULT = new Pace(Duration.ofSeconds(4), Duration.ofSeconds(10));
    }

    /// Starts the thread. It looks for the first time after a pause, when a start is over.
    public ScheduleThread(
            ScheduleRunner runner,
            Pace pace,
            ThreadFactory threads,
            LongSupplier nanoTime,
            RandomGenerator random) {
        this.runner = runner;
        this.pace = pace;
        this.nanoTime = nanoTime;
        this.random = random;
        this.thread = threads.newThread(this::keep);
        thread.start();
    }

    /// Takes nothing new, ends what runs and hands it back. Returns when that is done, or after two
    /// seconds.
    public void stop() {
        closing.release();
        runner.stop();
        try {
            thread.join(CLOSING_STEP.multipliedBy(CLOSING_STEPS));
            for (int step = 0; step < CLOSING_STEPS && runner.active() > 0; step++) {
                boolean _ =
                        new Semaphore(0).tryAcquire(CLOSING_STEP.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep() {
        long renewed = nanoTime.getAsLong();
        try {
            while (!closing.tryAcquire(untilNextLook(), TimeUnit.MILLISECONDS)) {
                if (nanoTime.getAsLong() - renewed >= pace.renewal().toNanos()) {
                    renewed = nanoTime.getAsLong();
                    guarded(runner::renew);
                }
                guarded(runner::look);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /* Jitter keeps many replicas from looking at the same moments. */
    private long untilNextLook() {
        long most = pace.look().toMillis();
        return most / 2 + random.nextLong(most / 2 + 1);
    }

    /* A thread that ended here would be missed by nobody: the process would look well and do nothing. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (StoreUnavailableException unavailable) {
            LOG.warn("The store does not answer: {}", unavailable.getMessage());
        } catch (RuntimeException | Error bug) {
            LOG.error("Scheduled tasks could not be looked after; it goes on", bug);
        }
    }
}
