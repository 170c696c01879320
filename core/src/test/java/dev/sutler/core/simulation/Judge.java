package dev.sutler.core.simulation;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingState;
import dev.sutler.core.lifecycle.InstanceState;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationState;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What must hold after every step, whatever has happened.
///
/// The first violation is kept and not thrown: it may be seen in the middle of a provider call,
/// where whatever is thrown is an unknown outcome.
final class Judge {

    private final MemoryStore store;
    private final Map<UUID, OperationState> told = new HashMap<>();
    private Optional<String> violation = Optional.empty();

    Judge(MemoryStore store) {
        this.store = store;
    }

    Optional<String> violation() {
        return violation;
    }

    void demand(boolean holds, String otherwise) {
        if (!holds && violation.isEmpty()) {
            violation = Optional.of(otherwise);
        }
    }

    /// The provider is only called for what is stored.
    void called(Object subject, UUID operationId) {
        boolean stored =
                subject instanceof BindingKey key
                        ? store.resources().binding(key).isPresent()
                                && store.resources().instance(key.instanceId()).isPresent()
                        : store.resources().instance(subject.toString()).isPresent();
        demand(stored, "a provider was called for " + subject + ", which is not stored");
        demand(
                store.operation(operationId).isPresent(),
                "a provider was called for an operation that is not stored");
    }

    /// A removal is told the last checkpoint under which something was made.
    void toldOf(Object subject, UUID operationId, Optional<ObjectNode> abandoned) {
        Operation.Subject about =
                subject instanceof BindingKey key
                        ? Operation.Subject.of(key)
                        : Operation.Subject.of(subject.toString());
        List<OperationRow> rows =
                store.rows().stream().filter(row -> row.isAbout(about)).toList().reversed();
        boolean ours = rows.stream().limit(1).anyMatch(row -> row.begun.id().equals(operationId));
        if (!ours || onceReady(subject)) {
            return;
        }
        Optional<ObjectNode> expected = Optional.empty();
        for (OperationRow row : rows) {
            if (row.progress.state() == OperationState.SUCCEEDED || expected.isPresent()) {
                break;
            }
            expected = row.madeUnder;
        }
        demand(
                expected.isEmpty() || expected.equals(abandoned),
                subject + " was made under " + expected + ", and removed under " + abandoned);
    }

    private boolean onceReady(Object subject) {
        return subject instanceof BindingKey key
                ? store.resources().binding(key).filter(each -> each.details().isEmpty()).isEmpty()
                : store.resources()
                        .instance(subject.toString())
                        .filter(each -> !each.status().provisioned())
                        .isEmpty();
    }

    boolean removesInstance(UUID operationId) {
        return store.operation(operationId)
                .filter(operation -> operation.kind() == OperationKind.DEPROVISION)
                .isPresent();
    }

    /// An operation that was told to be over stays what it was.
    void lastOperation(UUID operationId, OperationState state) {
        OperationState before = told.put(operationId, state);
        demand(
                before == null || before.active() || before == state,
                "an operation was " + before + " and is " + state + " again");
    }

    void look(BackEnd backEnd) {
        oneAtATime();
        for (Object subject : backEnd.objects()) {
            boolean stored =
                    subject instanceof BindingKey key
                            ? store.resources().binding(key).isPresent()
                            : store.resources().instance(subject.toString()).isPresent();
            demand(stored, subject + " is there and not stored");
        }
        store.resources().instances().stream()
                .filter(instance -> instance.state() == InstanceState.READY)
                .forEach(each -> demand(backEnd.whole(each.id()), each.id() + " is not ready"));
        store.resources().bindings().stream()
                .filter(binding -> binding.state() == BindingState.READY)
                .filter(binding -> usable(binding.key().instanceId()))
                .filter(binding -> !backEnd.wentOnTheWay(binding.key()))
                .forEach(each -> demand(backEnd.whole(each.key()), each.key() + " is not ready"));
    }

    private boolean usable(String instanceId) {
        return store.resources()
                .instance(instanceId)
                .filter(instance -> instance.state() == InstanceState.READY)
                .isPresent();
    }

    private void oneAtATime() {
        Set<Operation.Subject> busy = new HashSet<>();
        List<Operation.Subject> subjects = new ArrayList<>();
        store.rows().stream()
                .filter(OperationRow::active)
                .forEach(
                        row -> {
                            Operation.Subject subject = row.begun.subject();
                            demand(busy.add(subject), "two active operations about " + subject);
                            subjects.add(subject);
                        });
        for (Operation.Subject subject : subjects) {
            demand(
                    subject.bindingId().isEmpty()
                            || !busy.contains(Operation.Subject.of(subject.instanceId())),
                    "operations about an instance and about its binding at once: " + subject);
        }
    }
}
