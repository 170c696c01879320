package dev.sutler.core.schedule;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// A task that this process runs at this moment, and the thread that it runs on.
///
/// The lease is known to be good until a moment of the monotonic ticker, so that a process that was
/// paused knows by itself when it has slept too long.
final class RunningTask implements ScheduledTask.Turn {

    private final ScheduledTask task;
    private final Timetable.Claim claim;
    private final LongSupplier nanoTime;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile long goodUntil;
    private volatile boolean stopping;
    private @Nullable Thread worker;

    RunningTask(ScheduledTask task, Timetable.Claim claim, LongSupplier nanoTime, long goodUntil) {
        this.task = task;
        this.claim = claim;
        this.nanoTime = nanoTime;
        this.goodUntil = goodUntil;
    }

    ScheduledTask task() {
        return task;
    }

    Timetable.Claim claim() {
        return claim;
    }

    void renewed(long newGoodUntil) {
        goodUntil = newGoodUntil;
    }

    boolean expired() {
        return nanoTime.getAsLong() - goodUntil >= 0;
    }

    boolean stopping() {
        return stopping;
    }

    @Override
    public boolean stillMine() {
        return over.getCount() > 0 && !expired();
    }

    @Override
    public boolean pause(Duration duration) {
        try {
            boolean _ = over.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
        return stillMine();
    }

    /// The lease is not ours any more.
    void lose() {
        over.countDown();
        interrupt();
    }

    /// The process is stopping: the task is to be handed back.
    void stop() {
        stopping = true;
        lose();
    }

    synchronized void begins() {
        worker = Thread.currentThread();
        if (over.getCount() == 0) {
            worker.interrupt();
        }
    }

    /* Clears the interrupt, so that one meant for the task does not hit the store. */
    synchronized void ends() {
        worker = null;
        Thread.interrupted();
    }

    private synchronized void interrupt() {
        if (worker != null) {
            worker.interrupt();
        }
    }
}
