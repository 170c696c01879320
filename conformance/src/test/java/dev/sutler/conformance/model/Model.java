package dev.sutler.conformance.model;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// What the model broker knows, under one lock. All but the lock itself is called with it.
public final class Model {

    private static final Duration USUAL = Duration.ofMillis(50);
    private static final Duration LEISURELY = Duration.ofMillis(400);
    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final long TICK_NANOSECONDS = TimeUnit.MILLISECONDS.toNanos(4);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ticks = lock.newCondition();
    private final Map<String, Instance> instances = new LinkedHashMap<>();
    private final List<Operation> running = new ArrayList<>();
    private final Catalog catalog;
    private final Set<Quirk> quirks;
    private final InstantSource clock;
    private Counts counts = Counts.NONE;
    private int numbers;

    Model(Catalog catalog, Set<Quirk> quirks, InstantSource clock) {
        this.catalog = catalog;
        this.quirks = quirks;
        this.clock = clock;
    }

    ReentrantLock lock() {
        return lock;
    }

    Catalog catalog() {
        return catalog;
    }

    Instant now() {
        return clock.instant();
    }

    boolean has(Quirk quirk) {
        return quirks.contains(quirk);
    }

    /// How often something was really made or removed.
    public Counts counts() {
        return counts;
    }

    /// All instances by id, also those that are gone.
    public Map<String, Instance> instances() {
        return instances;
    }

    /// An instance, unless it is gone.
    public Optional<Instance> instance(String id) {
        return Optional.ofNullable(instances.get(id))
                .filter(instance -> instance.phase() != Resource.Phase.GONE);
    }

    /// A binding, unless it is gone.
    public Optional<Binding> binding(String instanceId, String id) {
        return Optional.ofNullable(instances.get(instanceId)).flatMap(all -> all.binding(id));
    }

    /// A number that was not there before.
    int next() {
        return ++numbers;
    }

    /// Starts an operation, and ends it at once where it needs no time.
    Operation begin(Resource resource, Operation.Order order) {
        Duration time = order.slow() ? SLOW : order.asynchronous() ? usual() : Duration.ZERO;
        Operation operation = new Operation("operation-" + next(), order, now().plus(time));
        resource.operations().add(operation);
        running.add(operation);
        settle();
        return operation;
    }

    private Duration usual() {
        return has(Quirk.TAKES_ITS_TIME) ? LEISURELY : USUAL;
    }

    /// Ends every operation whose time has come.
    void settle() {
        if (has(Quirk.NEVER_FINISHES)) {
            return;
        }
        Instant now = now();
        for (Operation operation : List.copyOf(running)) {
            if (!operation.due().isAfter(now) && running.remove(operation)) {
                operation.end();
                if (operation.state() == Operation.State.SUCCEEDED) {
                    counts = counts.plus(operation.order().kind());
                }
            }
        }
    }

    /// Stops an operation for a deletion.
    void halt(Operation operation) {
        if (running.remove(operation)) {
            operation.halt();
        }
    }

    /// Waits until an operation has ended; meanwhile others may use the model.
    void await(Operation operation) {
        await(() -> !operation.inProgress());
    }

    /// Lets others use the model for a moment.
    void pause() {
        Instant end = now().plus(PAUSE);
        await(() -> !now().isBefore(end));
    }

    /* Nobody signals, for it is time that passes. */
    private void await(BooleanSupplier condition) {
        try {
            while (!condition.getAsBoolean()) {
                ticks.awaitNanos(TICK_NANOSECONDS);
                settle();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("the model broker stops", stopped));
        }
    }

    /// The plan that a request names.
    Plan plan(Fields body, String offeringId, String planId) {
        if (body.lax()) {
            return catalog.plan(offeringId, planId).orElse(catalog.plans().getFirst());
        }
        return catalog.plan(offeringId, planId)
                .orElseThrow(() -> Refused.badRequest("the catalog has no such plan"));
    }

    /// Whether two descriptions of a resource mean the same.
    boolean same(ObjectNode one, ObjectNode other) {
        if (has(Quirk.KEY_ORDER_MATTERS)) {
            return one.toString().equals(other.toString());
        }
        return has(Quirk.NUMBER_FORMAT_MATTERS) ? one.equals(other) : Json.same(one, other);
    }
}
