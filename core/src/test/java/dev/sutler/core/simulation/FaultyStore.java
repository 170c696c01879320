package dev.sutler.core.simulation;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingSnapshot;
import dev.sutler.core.lifecycle.InstanceSnapshot;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.Transition;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Store;
import dev.sutler.core.store.StoreUnavailableException;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// The store as one process reaches it: over a line that fails.
final class FaultyStore implements Store {

    private final Store store;
    private final Deque<Plot.StoreFault.Kind> faults = new ArrayDeque<>();
    private boolean dead;

    FaultyStore(Store store) {
        this.store = store;
    }

    void fail(Plot.StoreFault.Kind next) {
        faults.add(next);
    }

    void heal() {
        faults.clear();
    }

    /// The process is dead: nothing reaches the store any more.
    void die() {
        dead = true;
    }

    boolean dead() {
        return dead;
    }

    private <T> T reading(Supplier<T> call) {
        if (dead) {
            throw unavailable();
        }
        return call.get();
    }

    private <T> T writing(Supplier<T> call) {
        if (dead) {
            throw unavailable();
        }
        Plot.StoreFault.Kind fault = faults.poll();
        if (fault == null) {
            return call.get();
        }
        if (fault == Plot.StoreFault.Kind.REPLY_LOST) {
            var _ = call.get();
        }
        throw unavailable();
    }

    /* Whoever pauses before it tries again does not need to: the fault is over. */
    private static StoreUnavailableException unavailable() {
        LockSupport.unpark(Thread.currentThread());
        return new StoreUnavailableException("The line is cut.", new IOException("cut"));
    }

    @Override
    public InstanceSnapshot instance(String instanceId) {
        return reading(() -> store.instance(instanceId));
    }

    @Override
    public BindingSnapshot binding(BindingKey key) {
        return reading(() -> store.binding(key));
    }

    @Override
    public List<StoredBinding> bindings(String instanceId) {
        return reading(() -> store.bindings(instanceId));
    }

    @Override
    public Optional<Operation> operation(UUID operationId) {
        return reading(() -> store.operation(operationId));
    }

    @Override
    public Optional<Operation> begin(Transition transition, Optional<UUID> worker) {
        return writing(() -> store.begin(transition, worker));
    }

    @Override
    public List<Operation> claim(UUID worker, int limit, Set<String> exceptServices) {
        return writing(() -> store.claim(worker, limit, exceptServices));
    }

    @Override
    public Set<Held> renew(Collection<Held> held) {
        return writing(() -> store.renew(held));
    }

    @Override
    public boolean record(Held held, Step step) {
        return writing(() -> store.record(held, step));
    }

    @Override
    public void release(Held held, Duration delay) {
        writing(
                () -> {
                    store.release(held, delay);
                    return held;
                });
    }

    @Override
    public Optional<Duration> nextDue(Set<String> exceptServices) {
        return reading(() -> store.nextDue(exceptServices));
    }
}
