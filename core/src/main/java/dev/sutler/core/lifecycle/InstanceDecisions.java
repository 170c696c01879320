package dev.sutler.core.lifecycle;

import dev.sutler.core.lifecycle.Rejection.Reason;

import java.util.Optional;
import java.util.function.Supplier;

/// What follows for an instance from what is known about it and what is asked for.
public final class InstanceDecisions {

    private static final String BUSY =
            "Another operation for this service instance is in progress.";

    private InstanceDecisions() {}

    /// A provision request.
    ///
    /// @param wanted the instance as requested, not stored yet
    /// @param ticket the operation that begins if one must
    public static Decision provision(InstanceSnapshot known, StoredInstance wanted, Ticket ticket) {
        if (known.taken()) {
            return Decision.reject(
                    Reason.CONFLICT, "This service instance id is taken. Choose another one.");
        }
        if (known.instance().isEmpty()) {
            return begin(wanted, ticket);
        }
        StoredInstance instance = known.instance().get();
        boolean same = same(instance, wanted);
        return switch (instance.state()) {
            case PROVISIONING -> same ? join(known) : conflict();
            case READY -> same ? answer(new Outcome.InstanceExists(instance)) : conflict();
            case UPDATING, DEPROVISIONING -> Decision.reject(Reason.CONCURRENCY, BUSY);
            case FAILED ->
                    same
                            ? unlessBindingsBusy(
                                    known, () -> beginAgain(known, instance, wanted, ticket))
                            : conflict();
        };
    }

    /// An update request about an instance that exists.
    ///
    /// @param target what it should lead to
    public static Decision update(
            InstanceSnapshot known, StoredInstance instance, InstanceShape target, Ticket ticket) {
        String fingerprint = Fingerprint.of(target);
        return switch (instance.state()) {
            case PROVISIONING, DEPROVISIONING -> Decision.reject(Reason.CONCURRENCY, BUSY);
            case UPDATING ->
                    known.active().filter(running -> is(running, fingerprint)).isPresent()
                            ? join(known)
                            : Decision.reject(Reason.CONCURRENCY, BUSY);
            case READY ->
                    unchanged(instance.shape(), target)
                            ? answer(new Outcome.InstanceUpdated(instance))
                            : unlessBindingsBusy(
                                    known, () -> beginUpdate(known, instance, target, ticket));
            case FAILED ->
                    unlessBindingsBusy(known, () -> beginUpdate(known, instance, target, ticket));
        };
    }

    /// A deprovision request about an instance that exists.
    public static Decision deprovision(
            InstanceSnapshot known, StoredInstance instance, Ticket ticket) {
        return switch (instance.state()) {
            case PROVISIONING, READY, FAILED ->
                    unlessBindingsBusy(known, () -> beginDeprovision(known, instance, ticket));
            case DEPROVISIONING -> join(known);
            case UPDATING -> Decision.reject(Reason.CONCURRENCY, BUSY);
        };
    }

    /// An operator's order to remove an instance whatever is being done about it. What is being
    /// done about its bindings has to be ended in the same transaction.
    public static Decision remove(InstanceSnapshot known, StoredInstance instance, Ticket ticket) {
        return known.active()
                        .filter(running -> running.kind() == OperationKind.DEPROVISION)
                        .isPresent()
                ? join(known)
                : beginDeprovision(known, instance, ticket);
    }

    /// Why an instance that is not there for whoever asks cannot be removed. One that is gone is
    /// forgotten by its platform, so nobody is told so of an instance that another platform has.
    public static Rejection absent(InstanceSnapshot known) {
        return new Rejection(
                known.taken() ? Reason.NOT_FOUND : Reason.GONE,
                "There is no service instance with this id.");
    }

    /// A request to fetch an instance that may exist.
    public static Optional<Rejection> fetch(InstanceSnapshot known) {
        if (known.instance().isEmpty()) {
            return notFound("There is no service instance with this id.");
        }
        StoredInstance instance = known.instance().get();
        return switch (instance.state()) {
            case PROVISIONING -> notFound("The service instance is still being provisioned.");
            case READY -> Optional.empty();
            case UPDATING, DEPROVISIONING -> Optional.of(new Rejection(Reason.CONCURRENCY, BUSY));
            case FAILED ->
                    instance.status().provisioned()
                            ? Optional.empty()
                            : notFound("The service instance could not be provisioned.");
        };
    }

    /// Whether two requests for an instance ask for the same (service, plan, parameters, tenancy).
    static boolean same(StoredInstance left, StoredInstance right) {
        return left.serviceId().equals(right.serviceId())
                && left.shape().planId().equals(right.shape().planId())
                && left.tenancy().equals(right.tenancy())
                && CanonicalJson.same(left.shape().parameters(), right.shape().parameters());
    }

    private static boolean is(Operation running, String fingerprint) {
        return running.order().fingerprint().equals(fingerprint);
    }

    private static boolean unchanged(InstanceShape current, InstanceShape target) {
        return current.planId().equals(target.planId())
                && current.maintenanceVersion().equals(target.maintenanceVersion())
                && CanonicalJson.same(current.parameters(), target.parameters())
                && CanonicalJson.same(current.context(), target.context());
    }

    /* A provider is never called for an instance while it is called for one of its bindings. */
    private static Decision unlessBindingsBusy(
            InstanceSnapshot known, Supplier<Decision> otherwise) {
        return known.bindingsBusy()
                ? Decision.reject(
                        Reason.CONCURRENCY,
                        "An operation for a service binding of this service instance is in"
                                + " progress.")
                : otherwise.get();
    }

    private static Decision begin(StoredInstance instance, Ticket ticket) {
        return new Decision.Begin(
                new Transition.Provision(instance, provision(instance, ticket, false)));
    }

    /* What was never ready is made as it is asked for now. What was ready once is repaired as it is. */
    private static Decision beginAgain(
            InstanceSnapshot known, StoredInstance instance, StoredInstance wanted, Ticket ticket) {
        boolean provisioned = instance.status().provisioned();
        StoredInstance again = provisioned ? instance : anew(instance, wanted);
        return new Decision.Begin(
                new Transition.Provision(
                        again.with(
                                new StoredInstance.Status(
                                        InstanceState.PROVISIONING,
                                        provisioned,
                                        instance.status().version())),
                        provision(again, ticket.after(known.latest()), true)));
    }

    private static StoredInstance anew(StoredInstance instance, StoredInstance wanted) {
        return instance.with(wanted.shape())
                .with(
                        new InstanceOutput(
                                wanted.output().dashboardUrl(), instance.output().details()));
    }

    private static NewOperation provision(
            StoredInstance instance, Ticket ticket, boolean fromFailed) {
        return ticket.operation(
                Operation.Subject.of(instance.id()),
                OperationKind.PROVISION,
                Fingerprint.of(OperationKind.PROVISION),
                fromFailed);
    }

    private static Decision beginUpdate(
            InstanceSnapshot known, StoredInstance instance, InstanceShape target, Ticket ticket) {
        boolean fromFailed = instance.state() == InstanceState.FAILED;
        NewOperation operation =
                ticket.after(known.latest())
                        .update(instance.id(), target, Fingerprint.of(target), fromFailed);
        return new Decision.Begin(
                new Transition.Update(instance.id(), instance.status().version(), operation));
    }

    private static Decision beginDeprovision(
            InstanceSnapshot known, StoredInstance instance, Ticket ticket) {
        Optional<Operation> running = known.active();
        NewOperation operation =
                ticket.after(known.latest())
                        .operation(
                                Operation.Subject.of(instance.id()),
                                OperationKind.DEPROVISION,
                                Fingerprint.of(OperationKind.DEPROVISION),
                                instance.state() != InstanceState.READY);
        return new Decision.Begin(
                new Transition.Deprovision(
                        instance.id(),
                        instance.status().version(),
                        running.map(Operation::id),
                        operation));
    }

    private static Decision join(InstanceSnapshot known) {
        return known.active()
                .<Decision>map(Decision.Join::new)
                .orElseGet(() -> Decision.reject(Reason.CONCURRENCY, BUSY));
    }

    private static Decision answer(Outcome outcome) {
        return new Decision.Answer(outcome);
    }

    private static Decision conflict() {
        return Decision.reject(
                Reason.CONFLICT,
                "A service instance with this id exists already, with another service, plan,"
                        + " tenancy or other parameters.");
    }

    private static Optional<Rejection> notFound(String description) {
        return Optional.of(new Rejection(Reason.NOT_FOUND, description));
    }
}
