package dev.sutler.core.operation;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Store;
import dev.sutler.core.store.StoreUnavailableException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/// Works on the operations whose leases this process holds.
///
/// Nothing here has a thread of its own: [#claimDue], [#renew] and [#flushReports] are called again
/// and again by [RunnerThreads], or by hand in a test.
public final class OperationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(OperationRunner.class);

    private final Store store;
    private final ProviderCalls calls;
    private final RunnerOptions options;
    private final RunnerResources resources;
    private final Completions completions = new Completions();
    private final Map<Store.Held, HeldOperation> held = new ConcurrentHashMap<>();
    private final Supplier<Catalog> catalog;
    private final Slots slots;
    private volatile boolean stopping;
    private volatile Runnable wake = () -> {};

    /// @param catalog what is offered at this moment
    /// @param providers who makes it
    public OperationRunner(
            Store store,
            Supplier<Catalog> catalog,
            Providers providers,
            RunnerOptions options,
            RunnerResources resources) {
        this.store = store;
        this.catalog = catalog;
        this.calls = new ProviderCalls(catalog, providers, new ResultCheck(options.results()));
        this.options = options;
        this.resources = resources;
        this.slots = new Slots(options.concurrency(), options.perProvider());
    }

    /// Where requests wait for operations that this process finishes.
    public Completions completions() {
        return completions;
    }

    /// What is called when an operation may be due before anybody looks.
    void onWake(Runnable newWake) {
        wake = newWake;
    }

    /// Asks that due operations be looked for soon.
    public void wake() {
        wake.run();
    }

    /// Takes a slot for an operation that is about to be stored, if one is free and the service's
    /// provider has not got its share already. Start it or close it.
    public Optional<Slot> reserve(String serviceId) {
        return stopping ? Optional.empty() : slots.take(provider(serviceId)).map(Slot::new);
    }

    /// Claims operations that are due, as many as there are free slots, and starts them. Those of
    /// providers that have got their share are left for later.
    ///
    /// @return how many
    public int claimDue() {
        int free = stopping ? 0 : slots.takeAny();
        int used = 0;
        long asked = resources.nanoTime().getAsLong();
        try {
            List<Operation> claimed =
                    free == 0 ? List.of() : store.claim(resources.worker(), free, fullServices());
            for (Operation operation : claimed) {
                used++;
                start(operation, asked, slots.any(), Optional.empty());
            }
            return claimed.size();
        } finally {
            slots.giveBack(free - used);
        }
    }

    /// Renews all leases, and tells those threads whose lease is gone or whose call takes too long.
    public void renew() {
        Collection<HeldOperation> now = List.copyOf(held.values());
        if (now.isEmpty()) {
            return;
        }
        long asked = resources.nanoTime().getAsLong();
        try {
            Set<Store.Held> still = store.renew(now.stream().map(HeldOperation::claim).toList());
            for (HeldOperation each : now) {
                if (still.contains(each.claim())) {
                    each.renewed(goodUntil(asked));
                } else {
                    each.lose();
                }
            }
        } catch (StoreUnavailableException unavailable) {
            LOG.warn("Leases could not be renewed: {}", unavailable.getMessage());
        }
        now.forEach(each -> each.interruptIfLongerThan(options.callTimeout().toNanos()));
        now.stream().filter(HeldOperation::expired).forEach(HeldOperation::lose);
    }

    /// Stops the work on an operation that was cut short in the store, if this process does it.
    /// Another process learns of it when it renews.
    public void cutShort(UUID operationId) {
        held.values().stream()
                .filter(each -> each.operation().id().equals(operationId))
                .forEach(HeldOperation::lose);
    }

    /// Writes what providers have reported since the last time.
    public void flushReports() {
        for (HeldOperation each : List.copyOf(held.values())) {
            each.takeReport().ifPresent(report -> write(each, report));
        }
    }

    /// How long from now until an operation is due that nobody holds, and that could be worked on;
    /// empty when there is none.
    public Optional<Duration> nextDue() {
        return store.nextDue(fullServices());
    }

    /// Whether this process can take no more work now. It wakes its own threads when it can again.
    boolean saturated() {
        return slots.saturated();
    }

    /// How many operations this process works on.
    public int active() {
        return held.size();
    }

    /// Takes no new work.
    public void stopClaiming() {
        stopping = true;
    }

    /// Interrupts what still runs; each operation is handed back as soon as its call has ended.
    public void interruptAll() {
        stopping = true;
        List.copyOf(held.values()).forEach(HeldOperation::stop);
    }

    private void write(HeldOperation each, String report) {
        try {
            store.record(each.claim(), new Step.Reported(report));
        } catch (StoreUnavailableException unavailable) {
            LOG.debug("A report could not be written: {}", unavailable.getMessage());
        }
    }

    private long goodUntil(long asked) {
        return asked + options.lease().minus(options.leaseMargin()).toNanos();
    }

    /* The caller has taken a slot, which is given back when the work ends. */
    private void start(Operation operation, long asked, Slots.Place place, Optional<Work> loaded) {
        HeldOperation holding =
                new HeldOperation(operation, resources.nanoTime(), goodUntil(asked));
        held.put(holding.claim(), holding);
        OperationTask task =
                new OperationTask(
                        holding,
                        store,
                        calls,
                        new OperationTask.Surroundings(
                                options,
                                resources,
                                completions,
                                this::wake,
                                serviceId -> place.of(provider(serviceId))));
        try {
            resources
                    .executor()
                    .execute(
                            () -> {
                                try {
                                    task.run(loaded);
                                } finally {
                                    end(holding, place);
                                }
                            });
        } catch (RejectedExecutionException closed) {
            end(holding, place);
            LOG.warn("Operation {} could not be started; its lease runs out", operation.id());
        }
    }

    private void end(HeldOperation holding, Slots.Place place) {
        held.remove(holding.claim());
        if (place.leave()) {
            wake();
        }
    }

    /* A service that is not offered any more stands for itself. */
    private String provider(String serviceId) {
        return catalog.get()
                .offering(serviceId)
                .map(offering -> offering.provider().type())
                .orElse(serviceId);
    }

    private Set<String> fullServices() {
        Set<String> full = slots.full();
        if (full.isEmpty()) {
            return full;
        }
        Set<String> services = new HashSet<>(full);
        catalog.get().offerings().stream()
                .filter(offering -> full.contains(offering.provider().type()))
                .forEach(offering -> services.add(offering.id()));
        return services;
    }

    /// Room for one operation.
    public final class Slot {

        /* The lease counts from when it was asked for, not from when the answer came. */
        private final long asked = resources.nanoTime().getAsLong();
        private final Slots.Place place;

        private Slot(Slots.Place place) {
            this.place = place;
        }

        /// Who gets the lease.
        public UUID worker() {
            return resources.worker();
        }

        /// Starts an operation that was stored with this worker's lease. The slot is used up.
        ///
        /// @param others the predecessor of a rotation, or the bindings of an instance that is
        ///   deprovisioned, where they are known already; empty to have everything loaded
        public void start(
                Operation operation,
                StoredInstance instance,
                Optional<StoredBinding> binding,
                Optional<List<StoredBinding>> others) {
            Optional<Work> loaded =
                    others.map(
                            known ->
                                    new Work(operation, instance, binding, new ArrayList<>(known)));
            OperationRunner.this.start(operation, asked, place, loaded);
        }

        /// Gives the slot back unused.
        public void close() {
            if (place.leave()) {
                wake();
            }
        }
    }
}
