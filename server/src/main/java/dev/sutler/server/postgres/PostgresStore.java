package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingSnapshot;
import dev.sutler.core.lifecycle.InstanceSnapshot;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.Transition;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Store;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The core's store: which connections each method uses, and whose work it is.
final class PostgresStore implements Store {

    /// The connections, by what they are for.
    record Pools(Pool requests, Pool workers, Pool leases) {}

    private final Pools pools;
    private final Snapshots snapshots;
    private final Beginnings beginnings;
    private final Claims claims;
    private final Steps steps;

    PostgresStore(Pools pools, Rows rows, PostgresOptions.Keeping keeping) {
        this.pools = pools;
        this.snapshots = new Snapshots(rows, keeping.memory());
        this.beginnings = new Beginnings(pools.requests(), rows, keeping.lease());
        this.claims = new Claims(rows.operations(), keeping.lease());
        this.steps = new Steps(rows);
    }

    @Override
    public InstanceSnapshot instance(String instanceId) {
        return pools.requests()
                .statement(
                        "look up an instance",
                        connection -> snapshots.instance(connection, instanceId));
    }

    @Override
    public BindingSnapshot binding(BindingKey key) {
        return pools.requests()
                .statement("look up a binding", connection -> snapshots.binding(connection, key));
    }

    @Override
    public List<StoredBinding> bindings(String instanceId) {
        return pools.requests()
                .statement(
                        "list the bindings of an instance",
                        connection -> snapshots.bindings(connection, instanceId));
    }

    @Override
    public Optional<Operation> operation(UUID operationId) {
        return pools.requests()
                .statement(
                        "look up an operation",
                        connection -> snapshots.operation(connection, operationId));
    }

    @Override
    public Optional<Operation> begin(Transition transition, Optional<UUID> worker) {
        return beginnings.begin(transition, worker);
    }

    @Override
    public List<Operation> claim(UUID worker, int limit, Set<String> exceptServices) {
        return pools.workers()
                .statement(
                        "claim operations",
                        connection -> claims.claim(connection, worker, limit, exceptServices));
    }

    @Override
    public Set<Held> renew(Collection<Held> held) {
        if (held.isEmpty()) {
            return Set.of();
        }
        return pools.leases()
                .statement("renew leases", connection -> claims.renew(connection, held));
    }

    @Override
    public boolean record(Held held, Step step) {
        return pools.workers()
                .statement(
                        "record a step of an operation",
                        connection -> steps.record(connection, held, step));
    }

    @Override
    public void release(Held held, Duration delay) {
        pools.workers()
                .statement(
                        "release an operation",
                        connection -> {
                            claims.release(connection, held, delay);
                            return true;
                        });
    }

    @Override
    public Optional<Duration> nextDue(Set<String> exceptServices) {
        return pools.workers()
                .statement(
                        "look for due operations",
                        connection -> claims.nextDue(connection, exceptServices));
    }
}
