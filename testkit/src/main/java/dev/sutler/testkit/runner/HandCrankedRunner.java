package dev.sutler.testkit.runner;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.operation.OperationRunner;
import dev.sutler.core.operation.Providers;
import dev.sutler.core.operation.RunnerOptions;
import dev.sutler.core.operation.RunnerResources;
import dev.sutler.core.store.Store;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A runner without threads: operations go on when a test turns the crank.
///
/// Several of them over one store are several processes. To let one crash, drop it: what it holds
/// is free when its leases have run out.
///
/// A request that waits for its operation waits on the same ticker. Where work is done
/// [When#CRANKED], such a request needs a thread of its own, or a broker that waits for nothing.
public final class HandCrankedRunner {

    private final OperationRunner runner;
    private final Consumer<Duration> storeClock;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicLong ticker = new AtomicLong();

    /// When an operation that the runner holds is worked on.
    public enum When {
        /// At once, by the thread that asked for it or that looked for due operations.
        AT_ONCE,
        /// When a test calls [HandCrankedRunner#runNext] or one of the methods that follow it.
        CRANKED
    }

    /// What a runner works with.
    ///
    /// @param worker tells processes apart
    public record Parts(
            UUID worker,
            Store store,
            Supplier<Catalog> catalog,
            Providers providers,
            RunnerOptions options) {
        public Parts {
            Objects.requireNonNull(worker, "worker");
            Objects.requireNonNull(store, "store");
            Objects.requireNonNull(catalog, "catalog");
            Objects.requireNonNull(providers, "providers");
            Objects.requireNonNull(options, "options");
        }
    }

    /// @param storeClock told of every time that passes, to let it pass in the store too
    public HandCrankedRunner(Parts parts, When when, Consumer<Duration> storeClock) {
        this.storeClock = storeClock;
        this.runner =
                new OperationRunner(
                        parts.store(),
                        parts.catalog(),
                        parts.providers(),
                        parts.options(),
                        new RunnerResources(
                                parts.worker(),
                                when == When.AT_ONCE ? Runnable::run : tasks::add,
                                ticker::get,
                                new Random(parts.worker().hashCode())));
    }

    /// The runner, for a broker to start operations on and for a test to renew leases, flush
    /// reports and stop.
    public OperationRunner runner() {
        return runner;
    }

    /// The monotonic ticker, in nanoseconds, for a broker beside the runner.
    public long nanoTime() {
        return ticker.get();
    }

    /// Works on the operation that has been held for longest.
    ///
    /// @return whether there was one
    public boolean runNext() {
        Optional<Runnable> next = Optional.ofNullable(tasks.poll());
        next.ifPresent(Runnable::run);
        return next.isPresent();
    }

    /// Works on everything that is held or due now, and on what becomes due by that. Time stands
    /// still.
    ///
    /// @return how many pieces of work were begun
    public int runDueOperations() {
        int begun = 0;
        while (true) {
            int held = 0;
            while (runNext()) {
                held++;
            }
            int claimed = runner.claimDue();
            if (held == 0 && claimed == 0) {
                return begun;
            }
            // What was claimed is counted when it is worked on, if that is not at once.
            begun += held + (tasks.isEmpty() ? claimed : 0);
        }
    }

    /// Works on everything until nothing waits any more, and lets time pass whenever there is
    /// something to wait for.
    ///
    /// @param atMost how much time may pass
    /// @throws AssertionError when there is still something to do then
    public void runUntilIdle(Duration atMost) {
        Duration passed = Duration.ZERO;
        runDueOperations();
        for (Optional<Duration> due = runner.nextDue(); due.isPresent(); due = runner.nextDue()) {
            // An operation that is due and not claimed is one that ends its wait just now.
            Duration wait = due.get().isPositive() ? due.get() : Duration.ofMillis(1);
            passed = passed.plus(wait);
            if (passed.compareTo(atMost) > 0) {
                throw new AssertionError("operations are still not finished after " + atMost);
            }
            advance(wait);
            runDueOperations();
        }
    }

    /// Lets time pass, here and in the store. Leases that this runner holds are not renewed.
    public void advance(Duration time) {
        ticker.addAndGet(time.toNanos());
        storeClock.accept(time);
    }

    /// Lets time pass for this process alone, as if it had been paused: it wakes up late, while the
    /// store is told nothing.
    public void pause(Duration time) {
        ticker.addAndGet(time.toNanos());
    }
}
