package dev.sutler.core.operation;

import dev.sutler.core.store.StoreUnavailableException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// The threads that keep a runner going: one looks for due operations, one renews leases, and one
/// writes reports.
///
/// Renewal has a thread of its own, since a lease that is not renewed in time is lost, whatever
/// else is slow.
public final class RunnerThreads {

    private static final Logger LOG = LoggerFactory.getLogger(RunnerThreads.class);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(20);
    private static final Duration REPORTS = Duration.ofMillis(500);
    private static final Duration CLOSING_STEP = Duration.ofMillis(50);
    private static final Duration LAST_STATEMENT = Duration.ofSeconds(2);

    private final OperationRunner runner;
    private final RandomGenerator random;
    private final Pace pace;
    private final Semaphore bell = new Semaphore(0);
    private final Semaphore closing = new Semaphore(0);
    private final Thread looking;
    private final List<Thread> keeping;
    private volatile boolean stopped;

    /// How often is looked.
    ///
    /// @param look the longest wait between two looks for due operations
    /// @param renewal the wait between two renewals; a third of the lease
    public record Pace(Duration look, Duration renewal) {
        /// What fits a lease of 30 s.
        public static final Pace DEFAULT = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(10));
    }

    /// Starts the threads.
    public RunnerThreads(
            OperationRunner runner, Pace pace, ThreadFactory threads, RandomGenerator random) {
        this.runner = runner;
        this.pace = pace;
        this.random = random;
        runner.onWake(bell::release);
        this.looking = threads.newThread(this::look);
        this.keeping =
                List.of(
                        threads.newThread(() -> every(pace.renewal(), runner::renew)),
                        threads.newThread(() -> every(REPORTS, runner::flushReports)));
        looking.start();
        keeping.forEach(Thread::start);
    }

    /// Takes no new work, lets what runs go on for at most `grace`, then interrupts and hands back
    /// what still runs.
    public void stop(Duration grace) {
        runner.stopClaiming();
        stopped = true;
        bell.release();
        // What it is claiming at this moment counts among what runs.
        awaitEnd(looking);
        awaitIdle(grace);
        runner.interruptAll();
        awaitIdle(Duration.ofSeconds(2));
        closing.release(keeping.size());
        // Whoever closes the store next must not cut a statement in two.
        keeping.forEach(RunnerThreads::awaitEnd);
    }

    private static void awaitEnd(Thread thread) {
        try {
            thread.join(LAST_STATEMENT);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitIdle(Duration atMost) {
        long steps = Math.max(1, atMost.dividedBy(CLOSING_STEP));
        try {
            for (long step = 0; step < steps && runner.active() > 0; step++) {
                // Nobody releases this one yet: it is a pause that ends early only when the thread
                // is interrupted.
                closing.tryAcquire(CLOSING_STEP.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        while (!stopped) {
            boolean more = guarded(() -> runner.claimDue() > 0, false);
            if (!more) {
                ring(pauseUntilNext());
            }
        }
    }

    /* All rings so far are one: whoever rang before the look that follows is served by it. */
    private void ring(Duration atMost) {
        try {
            if (bell.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                bell.drainPermits();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    /* Jitter keeps many replicas from looking at the same moments. */
    private Duration pauseUntilNext() {
        Duration longest =
                Duration.ofMillis(
                        pace.look().toMillis() / 2
                                + random.nextLong(pace.look().toMillis() / 2 + 1));
        if (runner.saturated()) {
            return longest;
        }
        Duration due = guarded(() -> runner.nextDue().orElse(longest), longest);
        Duration wait = due.compareTo(longest) < 0 ? due : longest;
        return wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
    }

    private void every(Duration period, Runnable task) {
        try {
            while (!closing.tryAcquire(period.toNanos(), TimeUnit.NANOSECONDS)) {
                guarded(
                        () -> {
                            task.run();
                            return true;
                        },
                        false);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /* A thread that ended here would be missed by nobody: the process would look well and do nothing. */
    private static <T> T guarded(Supplier<T> task, T otherwise) {
        try {
            return task.get();
        } catch (StoreUnavailableException unavailable) {
            LOG.warn("The store does not answer: {}", unavailable.getMessage());
        } catch (RuntimeException | Error bug) {
            LOG.error("Housekeeping failed; it goes on", bug);
        }
        return otherwise;
    }
}
