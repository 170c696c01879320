package dev.sutler.app;

import dev.sutler.core.operation.RetryPolicy;
import dev.sutler.core.schedule.ScheduleRunner;
import dev.sutler.core.schedule.ScheduleThread;
import dev.sutler.core.schedule.ScheduledTask;
import dev.sutler.core.schedule.Timetable;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/// The tasks that the broker does again and again, once across all replicas, and the thread that
/// looks after them.
final class Schedule implements AutoCloseable {

    private static final RetryPolicy RETRY =
            new RetryPolicy(Duration.ofSeconds(10), Duration.ofMinutes(10));

    private final ExecutorService executor;
    private final ScheduleThread thread;

    private Schedule(ExecutorService executor, ScheduleThread thread) {
        this.executor = executor;
        this.thread = thread;
    }

    static Schedule start(
            Timetable timetable, List<ScheduledTask> tasks, Leases leases, RandomGenerator random) {
        ExecutorService executor =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("scheduled-", 0).factory());
        ScheduleRunner runner =
                new ScheduleRunner(
                        timetable,
                        tasks,
                        new ScheduleRunner.Options(leases.lease(), leases.margin(), RETRY),
                        new ScheduleRunner.Resources(
                                UUID.randomUUID(), executor, System::nanoTime, random));
        return new Schedule(
                executor,
                new ScheduleThread(
                        runner,
                        ScheduleThread.Pace.DEFAULT,
                        Thread.ofPlatform().daemon().name("schedule").factory(),
                        System::nanoTime,
                        random));
    }

    @Override
    public void close() {
        thread.stop();
        executor.shutdownNow();
    }
}
