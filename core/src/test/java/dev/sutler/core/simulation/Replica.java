package dev.sutler.core.simulation;

import dev.sutler.core.Broker;
import dev.sutler.core.BrokerOptions;
import dev.sutler.core.BrokerResources;
import dev.sutler.core.DurableBroker;
import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.operation.OperationRunner;
import dev.sutler.core.operation.Providers;
import dev.sutler.core.operation.ResultLimits;
import dev.sutler.core.operation.RetryPolicy;
import dev.sutler.core.operation.RunnerOptions;
import dev.sutler.core.operation.RunnerResources;
import dev.sutler.core.store.Store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/// One process: the real broker and the real runner, on a ticker and an executor that are turned by
/// hand.
public final class Replica {

    /// How long leases last.
    public static final Duration LEASE = Duration.ofSeconds(30);

    /* A wait that is over as soon as it was looked at twice. */
    private static final Duration MOMENT = Duration.ofNanos(2_000);
    private static final long TICK = 1_000;

    private final OperationRunner runner;
    private final Broker broker;
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final boolean direct;
    private long ticker = 1_000_000_000L;

    /// @param number tells processes apart
    /// @param direct whether an operation is worked on as soon as it is held, by the thread that
    ///   asked, or when [#runTask] is called
    /// @param operationIds shared by all processes
    public Replica(
            Store store, World world, int number, boolean direct, Supplier<UUID> operationIds) {
        this.direct = direct;
        this.runner =
                new OperationRunner(
                        store,
                        world.catalog(),
                        world.providers(),
                        new RunnerOptions(
                                4,
                                3,
                                LEASE,
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(10),
                                new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(60)),
                                ResultLimits.DEFAULT),
                        new RunnerResources(
                                new UUID(1, number),
                                this::execute,
                                this::nanoTime,
                                new Random(number)));
        this.broker =
                new DurableBroker(
                        store,
                        runner,
                        world.catalog(),
                        world.providers(),
                        new BrokerOptions(MOMENT, MOMENT, Duration.ofMinutes(10)),
                        new BrokerResources(operationIds, () -> Instant.EPOCH, this::nanoTime));
    }

    /// What is offered, and who makes it.
    public record World(Supplier<Catalog> catalog, Providers providers) {}

    /// The door.
    public Broker broker() {
        return broker;
    }

    /// The runner.
    public OperationRunner runner() {
        return runner;
    }

    /// Works on the operation that has been held for longest.
    ///
    /// @return whether there was one
    public boolean runTask() {
        Runnable task = tasks.poll();
        if (task != null) {
            task.run();
        }
        return task != null;
    }

    /// Lets time pass.
    public void advance(Duration by) {
        ticker += by.toNanos();
    }

    private void execute(Runnable task) {
        if (direct) {
            task.run();
        } else {
            tasks.add(task);
        }
    }

    /* Every look takes a moment, so that nobody waits for ever. */
    private long nanoTime() {
        ticker += TICK;
        return ticker;
    }
}
