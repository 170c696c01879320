package dev.sutler.testkit.runner;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingSnapshot;
import dev.sutler.core.lifecycle.Caller;
import dev.sutler.core.lifecycle.InstanceOutput;
import dev.sutler.core.lifecycle.InstanceShape;
import dev.sutler.core.lifecycle.InstanceSnapshot;
import dev.sutler.core.lifecycle.InstanceState;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationProgress;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.lifecycle.Order;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.lifecycle.Tenancy;
import dev.sutler.core.lifecycle.Transition;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Store;
import dev.sutler.spi.InstanceDetails;

import tools.jackson.databind.node.JsonNodeFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// One provision that is due, and what was written about it.
final class OneOperationStore implements Store {

    static final UUID OPERATION = new UUID(0, 1);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final List<Step> steps = new ArrayList<>();
    private Instant now = START;
    private Instant runAt = START;
    private OperationState state = OperationState.RUNNING;
    private boolean leased;
    private boolean finished;
    private long epoch;

    void advance(Duration time) {
        now = now.plus(time);
    }

    @Override
    public List<Operation> claim(UUID worker, int limit, Set<String> exceptServices) {
        if (leased || finished || runAt.isAfter(now)) {
            return List.of();
        }
        leased = true;
        epoch++;
        return List.of(read(worker));
    }

    private Operation read(UUID worker) {
        return new Operation(
                OPERATION,
                Operation.Subject.of("i"),
                OperationKind.PROVISION,
                new Order(
                        "",
                        Optional.empty(),
                        false,
                        new Caller("p", Optional.empty(), "r"),
                        Duration.ofHours(1)),
                new OperationProgress(
                        state,
                        (int) epoch,
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        Optional.empty()),
                new Operation.Schedule(
                        START, runAt, START.plus(Duration.ofHours(1)), Optional.empty(), now),
                new Operation.Lease(Optional.of(worker), epoch));
    }

    @Override
    public boolean record(Held held, Step step) {
        steps.add(step);
        leased = false;
        switch (step) {
            case Step.Working working -> runAt = now.plus(working.retryAfter());
            case Step.Retry retry -> runAt = now.plus(retry.delay());
            case Step.Finished _ -> finished = true;
            case Step.Compensate _ -> {
                leased = true;
                state = OperationState.COMPENSATING;
            }
            case Step.Reported _, Step.BindingRemoved _, Step.CredentialsRevoked _ -> leased = true;
        }
        return true;
    }

    @Override
    public void release(Held held, Duration delay) {
        leased = false;
        runAt = now.plus(delay);
    }

    @Override
    public Optional<Duration> nextDue(Set<String> exceptServices) {
        return leased || finished ? Optional.empty() : Optional.of(Duration.between(now, runAt));
    }

    @Override
    public InstanceSnapshot instance(String instanceId) {
        StoredInstance instance =
                new StoredInstance(
                        instanceId,
                        "p",
                        "s",
                        new Tenancy("", ""),
                        new InstanceShape(
                                "plan",
                                JsonNodeFactory.instance.objectNode(),
                                JsonNodeFactory.instance.objectNode(),
                                Optional.empty()),
                        new StoredInstance.Status(InstanceState.PROVISIONING, false, 1),
                        new InstanceOutput(Optional.empty(), InstanceDetails.none()));
        return new InstanceSnapshot(Optional.of(instance), Optional.empty(), false);
    }

    @Override
    public BindingSnapshot binding(BindingKey key) {
        return BindingSnapshot.UNKNOWN;
    }

    @Override
    public List<StoredBinding> bindings(String instanceId) {
        return List.of();
    }

    @Override
    public Optional<Operation> operation(UUID operationId) {
        return Optional.empty();
    }

    @Override
    public Optional<Operation> begin(Transition transition, Optional<UUID> worker) {
        return Optional.empty();
    }

    @Override
    public Set<Held> renew(Collection<Held> held) {
        return Set.copyOf(held);
    }
}
