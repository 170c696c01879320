package dev.sutler.core.simulation;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingSnapshot;
import dev.sutler.core.lifecycle.InstanceSnapshot;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationProgress;
import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.Transition;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Store;
import dev.sutler.spi.Progress.Usability;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// The store port as simply as it can be kept: maps, one thread, and a clock that is turned by
/// hand.
public final class MemoryStore implements Store {

    private final Resources resources = new Resources();
    private final Map<UUID, OperationRow> operations = new LinkedHashMap<>();
    private final Duration lease;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long epoch;

    /// @param lease how long a lease lasts
    public MemoryStore(Duration lease) {
        this.lease = lease;
    }

    /// Lets time pass.
    public void advance(Duration by) {
        now = now.plus(by);
    }

    /// What time it is.
    public Instant now() {
        return now;
    }

    /// Everything that is stored, as a text to compare.
    public String dump() {
        return resources + "\n" + operations.values();
    }

    /// All operations, in the order in which they began.
    Collection<OperationRow> rows() {
        return operations.values();
    }

    Resources resources() {
        return resources;
    }

    @Override
    public InstanceSnapshot instance(String instanceId) {
        return new InstanceSnapshot(
                resources.instance(instanceId),
                latest(Operation.Subject.of(instanceId)),
                bindingsBusy(instanceId));
    }

    @Override
    public BindingSnapshot binding(BindingKey key) {
        return new BindingSnapshot(
                resources.instance(key.instanceId()),
                resources.binding(key),
                latest(Operation.Subject.of(key)));
    }

    @Override
    public List<StoredBinding> bindings(String instanceId) {
        return resources.bindings(instanceId);
    }

    @Override
    public Optional<Operation> operation(UUID operationId) {
        return Optional.ofNullable(operations.get(operationId)).map(row -> row.read(now));
    }

    @Override
    public Optional<Operation> begin(Transition transition, Optional<UUID> worker) {
        Optional<UUID> cut = cutsShort(transition);
        if (!allowed(transition, cut)) {
            return Optional.empty();
        }
        resources.begin(transition);
        OperationRow row = new OperationRow(transition.operation(), now);
        Optional<OperationRow> old = cut.map(operations::get);
        old.ifPresent(each -> cut(each, row));
        operations.put(row.begun.id(), row);
        if (worker.isPresent() && old.filter(each -> each.leased(now)).isEmpty()) {
            row.lease(worker.get(), now.plus(lease), ++epoch);
        }
        return Optional.of(row.read(now));
    }

    private void cut(OperationRow old, OperationRow successor) {
        OperationProgress fresh = OperationProgress.fresh(old.progress.leftBehind());
        successor.progress = fresh;
        successor.waitsFor = Optional.of(old.begun.id());
        if (old.leased(now)) {
            successor.runAt = old.leaseUntil;
        }
        old.finish(
                Optional.of(new Failure(false, "Cut short.", Usability.DEFAULT)),
                "Cut short.",
                now);
    }

    private boolean allowed(Transition transition, Optional<UUID> cut) {
        Operation.Subject subject = transition.operation().subject();
        Optional<OperationRow> active =
                operations.values().stream()
                        .filter(row -> row.active() && row.isAbout(subject))
                        .findFirst();
        if (!active.map(row -> row.begun.id()).equals(cut)) {
            return false;
        }
        boolean aboutInstance = subject.bindingId().isEmpty();
        return resources.unmoved(transition)
                && !(aboutInstance && bindingsBusy(subject.instanceId()));
    }

    private static Optional<UUID> cutsShort(Transition transition) {
        return switch (transition) {
            case Transition.Deprovision deprovision -> deprovision.cutsShort();
            case Transition.Unbind unbind -> unbind.cutsShort();
            case Transition.Provision _,
                    Transition.Update _,
                    Transition.Bind _,
                    Transition.Rotate _ ->
                    Optional.empty();
        };
    }

    @Override
    public List<Operation> claim(UUID worker, int limit, Set<String> exceptServices) {
        List<OperationRow> due =
                free().filter(row -> !row.runAt.isAfter(now))
                        .filter(row -> !isOf(row, exceptServices))
                        .sorted(Comparator.comparing(row -> row.runAt))
                        .limit(limit)
                        .toList();
        due.forEach(row -> row.lease(worker, now.plus(lease), ++epoch));
        return due.stream().map(row -> row.read(now)).toList();
    }

    @Override
    public Set<Held> renew(Collection<Held> held) {
        Set<Held> still = new HashSet<>();
        for (Held each : held) {
            heldRow(each)
                    .ifPresent(
                            row -> {
                                row.leaseUntil = now.plus(lease);
                                if (row.active()) {
                                    still.add(each);
                                } else {
                                    waiting(row).forEach(next -> next.runAt = row.leaseUntil);
                                }
                            });
        }
        return still;
    }

    @Override
    public boolean record(Held held, Step step) {
        Optional<OperationRow> row = heldRow(held).filter(OperationRow::active);
        row.ifPresent(each -> apply(each, step));
        return row.isPresent();
    }

    private static OperationProgress anew(OperationProgress was) {
        return OperationRow.progress(
                was.state(),
                1,
                Optional.empty(),
                was.abandoned(),
                was.description(),
                was.failure());
    }

    private void apply(OperationRow row, Step step) {
        OperationProgress was = row.progress;
        switch (step) {
            case Step.Reported(String description) ->
                    row.progress = changed(was, was.attempt(), description);
            case Step.Working working -> {
                row.progress =
                        OperationRow.progress(
                                was.state(),
                                0,
                                Optional.of(working.checkpoint()),
                                was.abandoned(),
                                working.description(),
                                was.failure());
                if (row.makes() && was.state() == OperationState.RUNNING) {
                    row.madeUnder = Optional.of(working.checkpoint());
                }
                row.letGo(now.plus(working.retryAfter()));
            }
            case Step.Retry(String description, Duration delay) -> {
                row.progress = changed(was, was.attempt(), description);
                row.letGo(now.plus(delay));
            }
            case Step.Compensate(Failure failure, String description) ->
                    row.progress =
                            OperationRow.progress(
                                    OperationState.COMPENSATING,
                                    1,
                                    Optional.empty(),
                                    was.checkpoint().or(was::abandoned),
                                    description,
                                    Optional.of(failure));
            case Step.CredentialsRevoked _ -> {
                row.progress = anew(was);
                resources.revoke(row.begun.subject());
            }
            case Step.BindingRemoved(String bindingId) -> {
                row.progress = anew(was);
                resources.removeBinding(
                        new BindingKey(row.begun.subject().instanceId(), bindingId));
            }
            case Step.Finished(
                            Optional<Failure> failure,
                            String description,
                            Step.Change change) -> {
                row.finish(failure, description, now);
                row.letGo(row.runAt);
                resources.apply(row.begun.subject(), change);
            }
        }
    }

    private static OperationProgress changed(
            OperationProgress was, int attempt, String description) {
        return OperationRow.progress(
                was.state(),
                attempt,
                was.checkpoint(),
                was.abandoned(),
                description,
                was.failure());
    }

    @Override
    public void release(Held held, Duration delay) {
        heldRow(held)
                .ifPresent(
                        row -> {
                            row.progress =
                                    changed(
                                            row.progress,
                                            Math.max(row.progress.attempt() - 1, 0),
                                            row.progress.description());
                            row.letGo(row.active() ? now.plus(delay) : row.runAt);
                            if (!row.active()) {
                                waiting(row).forEach(next -> next.runAt = now);
                            }
                        });
    }

    @Override
    public Optional<Duration> nextDue(Set<String> exceptServices) {
        return free().filter(row -> !isOf(row, exceptServices))
                .map(row -> row.runAt)
                .min(Comparator.naturalOrder())
                .map(due -> due.isAfter(now) ? Duration.between(now, due) : Duration.ZERO);
    }

    private Stream<OperationRow> free() {
        return operations.values().stream().filter(row -> row.active() && !row.leased(now));
    }

    private boolean isOf(OperationRow row, Set<String> services) {
        return resources
                .instance(row.begun.subject().instanceId())
                .filter(instance -> services.contains(instance.serviceId()))
                .isPresent();
    }

    private Stream<OperationRow> waiting(OperationRow cut) {
        return operations.values().stream()
                .filter(row -> row.active() && row.epoch == 0)
                .filter(row -> row.waitsFor.equals(Optional.of(cut.begun.id())));
    }

    private Optional<OperationRow> heldRow(Held held) {
        return Optional.ofNullable(operations.get(held.operationId()))
                .filter(row -> row.epoch == held.epoch() && row.worker.isPresent());
    }

    private Optional<Operation> latest(Operation.Subject subject) {
        return operations.values().stream()
                .filter(row -> row.isAbout(subject))
                .reduce((earlier, later) -> later)
                .map(row -> row.read(now));
    }

    private boolean bindingsBusy(String instanceId) {
        return operations.values().stream()
                .filter(OperationRow::active)
                .map(row -> row.begun.subject())
                .anyMatch(
                        subject ->
                                subject.instanceId().equals(instanceId)
                                        && subject.bindingId().isPresent());
    }

    /// Loses an instance, which a real store never does.
    public void forget(String instanceId) {
        resources.apply(Operation.Subject.of(instanceId), new Step.Change.InstanceRemoved());
    }
}
