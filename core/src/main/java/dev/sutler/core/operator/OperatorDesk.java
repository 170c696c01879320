package dev.sutler.core.operator;

import dev.sutler.core.audit.Actor;
import dev.sutler.core.audit.AuditEntry;
import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingSnapshot;
import dev.sutler.core.lifecycle.Caller;
import dev.sutler.core.lifecycle.InstanceSnapshot;
import dev.sutler.core.lifecycle.Operation.Subject;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.lifecycle.Ticket;
import dev.sutler.core.operator.OperatorView.OperationFilter;
import dev.sutler.core.store.Store;

import tools.jackson.databind.node.JsonNodeFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Where operators' orders are taken: it looks, has [Cures] decide, has the decision written, and
/// looks again as long as things move on or a worker has not let go.
///
/// Each order can be repeated: what is done already is not done again. Each method may block until
/// a worker has let go, and may throw [dev.sutler.core.store.StoreUnavailableException].
public final class OperatorDesk {

    private final OperatorView view;
    private final OperatorStore orders;
    private final Store store;
    private final Workers workers;
    private final DeskOptions options;

    /// @param store for what a removal has to know
    public OperatorDesk(
            OperatorView view,
            OperatorStore orders,
            Store store,
            Workers workers,
            DeskOptions options) {
        this.view = view;
        this.orders = orders;
        this.store = store;
        this.workers = workers;
        this.options = options;
    }

    /// The workers of this process.
    public interface Workers {

        /// Interrupts the work on an operation, if this process does it.
        void interrupt(UUID operationId);

        /// Says that something is due.
        void wake();
    }

    /// An operation is due at once.
    public Order retry(UUID operation, Instruction instruction) {
        return about(operation, "retry", instruction, Cures::retry);
    }

    /// A provision or a bind is given up, and what it made removed.
    public Order cancel(UUID operation, Instruction instruction) {
        return about(
                operation,
                "cancel",
                instruction,
                known ->
                        Cures.cancel(
                                known,
                                view.instance(known.subject().instanceId())
                                        .filter(instance -> instance.status().provisioned())
                                        .isPresent()));
    }

    /// An operation has at least this much time from now.
    public Order extend(UUID operation, Duration least, Instruction instruction) {
        return about(
                operation, "extend-deadline", instruction, known -> Cures.extend(known, least));
    }

    /// An operation ends as failed.
    public Order fail(UUID operation, Instruction instruction) {
        return about(operation, "mark-failed", instruction, Cures::fail);
    }

    /// An instance is forgotten; its back end is not touched.
    public Order purgeInstance(String id, Instruction instruction) {
        return carryOut(
                () -> Cures.purgeInstance(id, view.instance(id), view.active(id), remembered(id)),
                () ->
                        entry(
                                "purge",
                                new AuditEntry.Target(
                                        Optional.of(id), Optional.empty(), Optional.empty()),
                                instruction));
    }

    /// A binding is forgotten; its back end is not touched.
    public Order purgeBinding(BindingKey key, Instruction instruction) {
        String instance = key.instanceId();
        return carryOut(
                () ->
                        Cures.purgeBinding(
                                key,
                                view.binding(key),
                                view.active(instance),
                                remembered(instance)),
                () -> entry("purge", target(Subject.of(key), Optional.empty()), instruction));
    }

    /// An instance is removed with its bindings, whatever goes on about them.
    public Order deleteInstance(String id, Instruction instruction) {
        UUID fresh = options.operationIds().get();
        return carryOut(
                () -> {
                    InstanceSnapshot known = store.instance(id);
                    return Cures.deleteInstance(
                            known, view.active(id), ticket(fresh, known.instance(), instruction));
                },
                () ->
                        entry(
                                "force-delete",
                                target(Subject.of(id), Optional.of(fresh)),
                                instruction));
    }

    /// A binding is removed, whatever goes on about it.
    public Order deleteBinding(BindingKey key, Instruction instruction) {
        UUID fresh = options.operationIds().get();
        return carryOut(
                () -> {
                    BindingSnapshot known = store.binding(key);
                    return Cures.deleteBinding(known, ticket(fresh, known.instance(), instruction));
                },
                () ->
                        entry(
                                "force-delete",
                                target(Subject.of(key), Optional.of(fresh)),
                                instruction));
    }

    private boolean remembered(String instanceId) {
        Page.Request one = new Page.Request(1, Optional.empty());
        return !view.operations(OperationFilter.of(instanceId), one).items().isEmpty();
    }

    /// A decision about one operation.
    @FunctionalInterface
    private interface Decider {
        Ruling decide(OperationView operation);
    }

    private Order about(UUID id, String action, Instruction instruction, Decider decider) {
        Optional<OperationView> known = view.operation(id);
        if (known.isEmpty()) {
            return new Order.Unknown("There is no operation with this id, or it is forgotten.");
        }
        AuditEntry entry =
                entry(action, target(known.get().subject(), Optional.of(id)), instruction);
        return carryOut(
                () ->
                        view.operation(id)
                                .map(decider::decide)
                                .orElseGet(
                                        () ->
                                                new Ruling.Unknown(
                                                        "The operation is forgotten by now.")),
                () -> entry);
    }

    private Order carryOut(Supplier<Ruling> look, Supplier<AuditEntry> entry) {
        long since = options.nanoTime().getAsLong();
        while (true) {
            switch (look.get()) {
                case Ruling.Unneeded(String message, Optional<UUID> operation) -> {
                    return new Order.Done(false, message, operation);
                }
                case Ruling.Unknown(String message) -> {
                    return new Order.Unknown(message);
                }
                case Ruling.Refused(String message) -> {
                    return new Order.Refused(message);
                }
                case Ruling.Carry(Cure cure, String message) -> {
                    Optional<Order> done = written(cure, entry.get(), message);
                    if (done.isPresent()) {
                        return done.get();
                    }
                }
            }
            if (options.nanoTime().getAsLong() - since > options.patience().toNanos()) {
                return new Order.Refused(
                        "A worker does not let go, or things move on all the time. Order it again"
                                + " in a minute.");
            }
        }
    }

    private Optional<Order> written(Cure cure, AuditEntry entry, String message) {
        return switch (orders.write(cure, entry)) {
            case OperatorStore.Written.Done(Optional<UUID> begun) -> {
                interrupt(cure);
                workers.wake();
                yield Optional.of(new Order.Done(true, message, begun.or(() -> only(cure))));
            }
            case OperatorStore.Written.Waiting _ -> {
                interrupt(cure);
                options.pause().run();
                yield Optional.empty();
            }
            case OperatorStore.Written.MovedOn _ -> {
                options.pause().run();
                yield Optional.empty();
            }
        };
    }

    /* Work that goes on, only later or sooner, is left alone. */
    private void interrupt(Cure cure) {
        switch (cure) {
            case Cure.MakeDue _, Cure.Extend _ -> {}
            case Cure.Compensate _, Cure.End _, Cure.ForgetInstance _, Cure.ForgetBinding _ ->
                    cure.operations().forEach(each -> workers.interrupt(each.id()));
            case Cure.Remove remove -> {
                cure.operations().forEach(each -> workers.interrupt(each.id()));
                remove.transition().cuts().ifPresent(workers::interrupt);
            }
        }
    }

    private static Optional<UUID> only(Cure cure) {
        return cure.operations().size() == 1
                ? Optional.of(cure.operations().getFirst().id())
                : Optional.empty();
    }

    private Ticket ticket(UUID fresh, Optional<StoredInstance> instance, Instruction instruction) {
        Duration limit =
                instance.map(
                                known ->
                                        options.timeLimits()
                                                .of(known.serviceId(), known.shape().planId()))
                        .orElse(Duration.ZERO);
        Caller caller =
                new Caller(
                        instance.map(StoredInstance::platform).orElse(""),
                        Optional.empty(),
                        instruction.requestId(),
                        Optional.of(
                                new Caller.Deputy(
                                        Caller.Deputy.Kind.OPERATOR,
                                        instruction.operator(),
                                        Optional.of(instruction.reason()))));
        return Ticket.of(fresh, caller, limit);
    }

    private static AuditEntry.Target target(Subject subject, Optional<UUID> operation) {
        return new AuditEntry.Target(
                Optional.of(subject.instanceId()), subject.bindingId(), operation);
    }

    private static AuditEntry entry(
            String action, AuditEntry.Target target, Instruction instruction) {
        return new AuditEntry(
                new Actor.Operator(instruction.operator()),
                action,
                target,
                instruction.requestId(),
                action.equals("force-delete") ? "accepted" : "succeeded",
                Optional.of(instruction.reason()),
                JsonNodeFactory.instance.objectNode());
    }
}
