package dev.sutler.core.intake;

import dev.sutler.core.intake.IntakeOperation.Standing;
import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingState;
import dev.sutler.core.lifecycle.Caller;
import dev.sutler.core.lifecycle.InstanceOutput;
import dev.sutler.core.lifecycle.InstanceState;
import dev.sutler.core.lifecycle.NewOperation;
import dev.sutler.core.lifecycle.Operation.Subject;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.core.lifecycle.Order;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.OriginatingIdentity;
import dev.sutler.spi.Progress.Usability;
import dev.sutler.spi.Secret;

import tools.jackson.databind.node.JsonNodeFactory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What becomes of what was found. Pure.
///
/// Whatever was found: an operation that goes on has its resource, a resource in transition has its
/// operation, and nothing that was there is removed because something fails later. Records do not
/// tell for certain that an instance was never ready, so each counts as one that was: what fails is
/// not cleaned up until its platform deletes it.
public final class Intakes {

    private static final String UNSAID = "It failed, and nothing was said about why.";

    private Intakes() {}

    /// What an instance and its bindings are to be.
    public static Intake of(FoundInstance found, IntakeTerms terms) {
        Draft draft = new Draft(found, terms);
        return draft.gone()
                ? new Intake(found.id(), Optional.empty(), draft.operation(List.of()), List.of())
                : draft.intake();
    }

    /* One instance on its way. */
    private record Draft(FoundInstance found, IntakeTerms terms) {

        boolean gone() {
            return found.account().fate() == Account.Fate.GONE;
        }

        Intake intake() {
            List<IntakeBinding> bindings = found.bindings().stream().map(this::binding).toList();
            return new Intake(found.id(), Optional.of(instance()), operation(bindings), bindings);
        }

        private StoredInstance instance() {
            return new StoredInstance(
                    found.id(),
                    terms.platform(),
                    found.serviceId(),
                    found.asked().tenancy(),
                    found.asked().shape(),
                    new StoredInstance.Status(state(), true, 0),
                    new InstanceOutput(found.dashboardUrl(), InstanceDetails.none()));
        }

        private InstanceState state() {
            return switch (found.account().fate()) {
                case MADE -> InstanceState.READY;
                case BROKEN, STUCK -> InstanceState.FAILED;
                case MAKING ->
                        found.account().updating()
                                ? InstanceState.UPDATING
                                : InstanceState.PROVISIONING;
                case REMOVING -> InstanceState.DEPROVISIONING;
                case GONE -> throw new IllegalArgumentException("gone: " + found.id());
            };
        }

        IntakeOperation operation(List<IntakeBinding> bindings) {
            OperationKind kind =
                    switch (found.account().fate()) {
                        case MADE, BROKEN, MAKING ->
                                found.account().updating()
                                        ? OperationKind.UPDATE
                                        : OperationKind.PROVISION;
                        case GONE, STUCK, REMOVING -> OperationKind.DEPROVISION;
                    };
            Standing standing = standing(found.account());
            return operation(
                    Subject.of(found.id()),
                    kind,
                    found.asked().identity(),
                    anyLeft(bindings) ? fromTheBeginning(kind, standing) : standing);
        }

        private static boolean anyLeft(List<IntakeBinding> bindings) {
            return bindings.stream().anyMatch(each -> each.binding().isPresent());
        }

        /* What is bound is removed first, with checkpoints of its own, and the rest is asked for once more. */
        private static Standing fromTheBeginning(OperationKind kind, Standing standing) {
            return kind == OperationKind.DEPROVISION
                            && standing instanceof Standing.Ongoing(var _, String description)
                    ? new Standing.Ongoing(Optional.empty(), description)
                    : standing;
        }

        private IntakeBinding binding(FoundBinding each) {
            BindingKey key = new BindingKey(found.id(), each.id());
            boolean ends = found.account().fate() == Account.Fate.REMOVING;
            Standing standing = ends ? ended(each.account()) : standing(each.account());
            Account.Fate fate = each.account().fate();
            return new IntakeBinding(
                    key,
                    fate == Account.Fate.GONE
                            ? Optional.empty()
                            : Optional.of(stored(key, each, state(fate, ends))),
                    operation(Subject.of(key), kind(fate), each.identity(), standing));
        }

        /* No provider is called for a binding while its instance is being removed. */
        private Standing ended(Account account) {
            return switch (standing(account)) {
                case Standing.Ongoing _ ->
                        new Standing.Failed(failure("Its service instance is being removed."));
                case Standing.Succeeded succeeded -> succeeded;
                case Standing.Failed failed -> failed;
            };
        }

        private static BindingState state(Account.Fate fate, boolean ends) {
            return switch (fate) {
                case MADE -> BindingState.READY;
                case BROKEN, STUCK -> BindingState.FAILED;
                case MAKING -> ends ? BindingState.FAILED : BindingState.BINDING;
                case REMOVING -> ends ? BindingState.FAILED : BindingState.UNBINDING;
                case GONE -> throw new IllegalArgumentException("gone");
            };
        }

        private static OperationKind kind(Account.Fate fate) {
            return switch (fate) {
                case MADE, BROKEN, MAKING -> OperationKind.BIND;
                case GONE, STUCK, REMOVING -> OperationKind.UNBIND;
            };
        }

        /* What was never ready has handed nothing out, whatever lies beside it. */
        private static StoredBinding stored(BindingKey key, FoundBinding each, BindingState state) {
            Optional<BindingDetails> details =
                    switch (each.account().fate()) {
                        case MADE -> Optional.of(each.details().orElseGet(Intakes::nothing));
                        case STUCK, REMOVING -> each.details();
                        case BROKEN, MAKING, GONE -> Optional.empty();
                    };
            return new StoredBinding(key, each.request(), state, 0, details);
        }

        private Standing standing(Account account) {
            return switch (account.fate()) {
                case MADE, GONE -> new Standing.Succeeded(account.description());
                case BROKEN, STUCK ->
                        new Standing.Failed(
                                failure(
                                        account.description().isBlank()
                                                ? UNSAID
                                                : account.description()));
                case MAKING, REMOVING ->
                        new Standing.Ongoing(
                                Optional.of(terms.checkpoint().deepCopy()), account.description());
            };
        }

        private IntakeOperation operation(
                Subject subject,
                OperationKind kind,
                Optional<OriginatingIdentity> identity,
                Standing standing) {
            Caller caller = new Caller(terms.platform(), identity, terms.requestId());
            Duration limit = terms.timeLimit().apply(found.plan());
            Order order =
                    kind == OperationKind.UPDATE
                            ? Order.takenIn(found.asked().shape(), caller, limit)
                            : Order.takenIn(kind, caller, limit);
            return new IntakeOperation(
                    new NewOperation(terms.ids().get(), subject, kind, order, Optional.empty()),
                    standing);
        }
    }

    private static Failure failure(String message) {
        return new Failure(false, message, new Usability(false, true));
    }

    private static BindingDetails nothing() {
        return BindingDetails.ofCredentials(
                Secret.of(JsonNodeFactory.instance.objectNode()), List.of());
    }
}
