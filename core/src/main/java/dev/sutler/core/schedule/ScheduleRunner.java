package dev.sutler.core.schedule;

import dev.sutler.core.operation.RetryPolicy;
import dev.sutler.core.schedule.Timetable.Claim;
import dev.sutler.core.schedule.Timetable.Outcome;
import dev.sutler.core.schedule.Timetable.Report;
import dev.sutler.core.store.StoreUnavailableException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Runs the tasks that are due and that no other replica runs.
///
/// Nothing here has a thread of its own: [#look] and [#renew] are called again and again by
/// [ScheduleThread], or by hand in a test.
public final class ScheduleRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleRunner.class);

    /* Replicas that were started together must not come back together for ever. */
    private static final int JITTER_PERCENT = 10;

    private final Timetable timetable;
    private final Map<String, ScheduledTask> tasks;
    private final Options options;
    private final Resources resources;
    private final Set<RunningTask> running = ConcurrentHashMap.newKeySet();
    private volatile boolean entered;
    private volatile boolean stopping;

    /// How a runner behaves.
    ///
    /// @param lease how long a lease lasts without renewal, as the timetable has it
    /// @param leaseMargin this much before its lease runs out a run ends by itself
    /// @param retry the pauses after failed runs; never longer than the task's own period
    public record Options(Duration lease, Duration leaseMargin, RetryPolicy retry) {
        public Options {
            Objects.requireNonNull(lease, "lease");
            Objects.requireNonNull(leaseMargin, "leaseMargin");
            Objects.requireNonNull(retry, "retry");
        }
    }

    /// What a runner is handed from outside.
    ///
    /// @param worker this process
    /// @param executor runs each task on a thread of its own
    /// @param nanoTime a monotonic ticker
    /// @param random for jitter
    public record Resources(
            UUID worker, Executor executor, LongSupplier nanoTime, RandomGenerator random) {
        public Resources {
            Objects.requireNonNull(worker, "worker");
            Objects.requireNonNull(executor, "executor");
            Objects.requireNonNull(nanoTime, "nanoTime");
            Objects.requireNonNull(random, "random");
        }
    }

    /// @param tasks no two of the same name
    public ScheduleRunner(
            Timetable timetable,
            Collection<ScheduledTask> tasks,
            Options options,
            Resources resources) {
        this.timetable = timetable;
        this.tasks =
                tasks.stream().collect(Collectors.toMap(ScheduledTask::name, Function.identity()));
        this.options = options;
        this.resources = resources;
    }

    /// Claims the tasks that are due, and starts them.
    ///
    /// @return how many
    public int look() {
        if (stopping || tasks.isEmpty()) {
            return 0;
        }
        enterOnce();
        long asked = resources.nanoTime().getAsLong();
        List<Claim> claims = timetable.claim(resources.worker(), tasks.keySet());
        claims.forEach(claim -> start(claim, asked));
        return claims.size();
    }

    /* Here and not in the constructor, since the store may be away when the process starts. */
    private void enterOnce() {
        if (!entered) {
            timetable.enter(
                    tasks.values().stream()
                            .map(
                                    task ->
                                            new Timetable.Entry(
                                                    task.name(),
                                                    task.every(),
                                                    spread(task.every())))
                            .toList());
            entered = true;
        }
    }

    private void start(Claim claim, long asked) {
        RunningTask turn =
                new RunningTask(
                        Objects.requireNonNull(tasks.get(claim.name()), claim.name()),
                        claim,
                        resources.nanoTime(),
                        goodUntil(asked));
        running.add(turn);
        try {
            resources.executor().execute(() -> run(turn));
        } catch (RejectedExecutionException closed) {
            running.remove(turn);
            timetable.release(claim);
        }
    }

    private void run(RunningTask turn) {
        try {
            Report report = attempt(turn);
            if (turn.stopping()) {
                timetable.release(turn.claim());
            } else if (!timetable.finish(turn.claim(), report)) {
                LOG.warn(
                        "The lease of the scheduled task {} was lost; another replica runs it",
                        turn.task().name());
            }
        } catch (StoreUnavailableException unavailable) {
            LOG.warn(
                    "How the scheduled task {} ended could not be stored; it will be run again: {}",
                    turn.task().name(),
                    unavailable.getMessage());
        } finally {
            running.remove(turn);
        }
    }

    /* Errors too: a task that nobody saw fail would never be looked at. */
    private Report attempt(RunningTask turn) {
        ScheduledTask task = turn.task();
        turn.begins();
        try {
            String message = task.work().run(turn);
            LOG.debug("The scheduled task {} is done: {}", task.name(), message);
            return new Report(Outcome.SUCCEEDED, withJitter(task.every()), message);
        } catch (StoreUnavailableException unavailable) {
            LOG.warn("The scheduled task {} failed: {}", task.name(), unavailable.getMessage());
            return failed(turn, String.valueOf(unavailable.getMessage()));
        } catch (Throwable thrown) {
            if (!turn.stopping()) {
                LOG.error("The scheduled task {} failed", task.name(), thrown);
            }
            // What an exception says may hold a secret; the log knows which those are.
            return failed(turn, "It failed with " + thrown.getClass().getSimpleName() + ".");
        } finally {
            turn.ends();
        }
    }

    private Report failed(RunningTask turn, String message) {
        Duration pause = options.retry().pause(turn.claim().failures() + 1, resources.random());
        Duration every = turn.task().every();
        return new Report(
                Outcome.FAILED, pause.compareTo(every) < 0 ? pause : withJitter(every), message);
    }

    /// Renews all leases, and ends those runs whose lease is gone.
    public void renew() {
        Collection<RunningTask> now = List.copyOf(running);
        if (now.isEmpty()) {
            return;
        }
        long asked = resources.nanoTime().getAsLong();
        try {
            Set<Claim> still = timetable.renew(now.stream().map(RunningTask::claim).toList());
            for (RunningTask each : now) {
                if (still.contains(each.claim())) {
                    each.renewed(goodUntil(asked));
                } else {
                    each.lose();
                }
            }
        } catch (StoreUnavailableException unavailable) {
            LOG.warn("Leases of tasks could not be renewed: {}", unavailable.getMessage());
        }
        now.stream().filter(RunningTask::expired).forEach(RunningTask::lose);
    }

    /// Takes nothing new, ends what runs, and hands it back.
    void stop() {
        stopping = true;
        running.forEach(RunningTask::stop);
    }

    /// How many tasks run here at this moment.
    int active() {
        return running.size();
    }

    private long goodUntil(long asked) {
        return asked + options.lease().minus(options.leaseMargin()).toNanos();
    }

    private Duration withJitter(Duration every) {
        return every.plus(spread(every.multipliedBy(JITTER_PERCENT).dividedBy(100)));
    }

    private Duration spread(Duration most) {
        return Duration.ofMillis(resources.random().nextLong(most.toMillis() + 1));
    }
}
