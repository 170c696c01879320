package dev.sutler.core.lifecycle;

import dev.sutler.core.lifecycle.Rejection.Reason;

import java.util.Optional;

/// What follows for a binding from what is known about it and its instance, and what is asked for.
public final class BindingDecisions {

    private static final String BUSY = "Another operation for this service binding is in progress.";

    private BindingDecisions() {}

    /// A bind request.
    ///
    /// @param wanted the binding as requested, not stored yet
    public static Decision bind(
            BindingSnapshot known, StoredInstance instance, StoredBinding wanted, Ticket ticket) {
        Optional<Rejection> refusal = bindable(instance);
        if (refusal.isPresent()) {
            return new Decision.Answer(new Outcome.Rejected(refusal.get()));
        }
        if (known.binding().isEmpty()) {
            return begin(wanted, instance, ticket, false);
        }
        StoredBinding binding = known.binding().get();
        boolean same = same(binding, wanted);
        return switch (binding.state()) {
            case BINDING -> same ? join(known) : conflict();
            case READY ->
                    same ? new Decision.Answer(new Outcome.BindingExists(binding)) : conflict();
            case ROTATING, UNBINDING -> Decision.reject(Reason.CONCURRENCY, BUSY);
            case FAILED ->
                    same
                            ? begin(
                                    binding.with(BindingState.BINDING),
                                    instance,
                                    ticket.after(known.latest()),
                                    true)
                            : conflict();
        };
    }

    /// An unbind request about a binding that exists.
    public static Decision unbind(
            BindingSnapshot known, StoredInstance instance, StoredBinding binding, Ticket ticket) {
        if (busy(instance)) {
            return Decision.reject(
                    Reason.CONCURRENCY,
                    "Another operation for the service instance of this binding is in progress.");
        }
        return switch (binding.state()) {
            case BINDING, READY, ROTATING, FAILED -> beginUnbind(known, instance, binding, ticket);
            case UNBINDING -> join(known);
        };
    }

    /// New credentials for a binding that exists, without its platform having asked. What has
    /// failed gets them only if it had some before: otherwise its platform knows of no binding.
    public static Decision rotate(
            BindingSnapshot known, StoredInstance instance, StoredBinding binding, Ticket ticket) {
        Optional<Rejection> refusal = bindable(instance);
        if (refusal.isPresent()) {
            return new Decision.Answer(new Outcome.Rejected(refusal.get()));
        }
        return switch (binding.state()) {
            case BINDING, UNBINDING -> Decision.reject(Reason.CONCURRENCY, BUSY);
            case ROTATING -> join(known);
            case READY -> beginRotation(known, instance, binding, ticket);
            case FAILED ->
                    hadCredentials(known, binding)
                            ? beginRotation(known, instance, binding, ticket)
                            : Decision.reject(
                                    Reason.UNPROCESSABLE,
                                    "The service binding has no credentials: it was never made.");
        };
    }

    private static boolean hadCredentials(BindingSnapshot known, StoredBinding binding) {
        return binding.details().isPresent()
                || known.latest()
                        .filter(latest -> latest.kind() == OperationKind.ROTATE)
                        .isPresent();
    }

    /// An operator's order to remove a binding whatever is being done about it. A provider is never
    /// called for a binding while it is called for the instance.
    public static Decision remove(
            BindingSnapshot known, StoredInstance instance, StoredBinding binding, Ticket ticket) {
        if (known.active().filter(running -> running.kind() == OperationKind.UNBIND).isPresent()) {
            return join(known);
        }
        return busy(instance)
                ? unbind(known, instance, binding, ticket)
                : beginUnbind(known, instance, binding, ticket);
    }

    /// Why a binding that is not there for whoever asks cannot be removed, as for instances.
    public static Rejection absent(BindingSnapshot known) {
        return new Rejection(
                known.taken() ? Reason.NOT_FOUND : Reason.GONE,
                "There is no service binding with this id.");
    }

    /// A request to fetch a binding that may exist.
    public static Optional<Rejection> fetch(BindingSnapshot known) {
        if (known.binding().isEmpty()) {
            return notFound("There is no service binding with this id.");
        }
        StoredBinding binding = known.binding().get();
        return switch (binding.state()) {
            case BINDING -> notFound("The service binding is still being created.");
            case READY -> Optional.empty();
            case ROTATING, UNBINDING -> Optional.of(new Rejection(Reason.CONCURRENCY, BUSY));
            case FAILED ->
                    binding.details().isPresent()
                            ? Optional.empty()
                            : notFound("The service binding could not be created.");
        };
    }

    /* The plan is left out: it must be the instance's own, which may have changed since. */
    static boolean same(StoredBinding left, StoredBinding right) {
        return left.request().predecessorId().equals(right.request().predecessorId())
                && CanonicalJson.same(left.request().parameters(), right.request().parameters())
                && CanonicalJson.same(
                        left.request().bindResource(), right.request().bindResource());
    }

    private static Optional<Rejection> bindable(StoredInstance instance) {
        return switch (instance.state()) {
            case READY -> Optional.empty();
            case PROVISIONING, UPDATING, DEPROVISIONING ->
                    Optional.of(
                            new Rejection(
                                    Reason.CONCURRENCY,
                                    "Another operation for the service instance is in progress."));
            case FAILED ->
                    Optional.of(
                            new Rejection(
                                    Reason.UNPROCESSABLE,
                                    "The service instance is not usable: its last operation failed."
                                            + " Repair it with an update, or delete it."));
        };
    }

    private static boolean busy(StoredInstance instance) {
        return switch (instance.state()) {
            case PROVISIONING, UPDATING, DEPROVISIONING -> true;
            case READY, FAILED -> false;
        };
    }

    private static Decision begin(
            StoredBinding binding, StoredInstance instance, Ticket ticket, boolean fromFailed) {
        NewOperation operation =
                ticket.operation(
                        Operation.Subject.of(binding.key()),
                        OperationKind.BIND,
                        Fingerprint.of(OperationKind.BIND),
                        fromFailed);
        return new Decision.Begin(
                new Transition.Bind(binding, instance.status().version(), operation));
    }

    private static Decision beginUnbind(
            BindingSnapshot known, StoredInstance instance, StoredBinding binding, Ticket ticket) {
        Optional<Operation> running = known.active();
        NewOperation operation =
                ticket.after(known.latest())
                        .operation(
                                Operation.Subject.of(binding.key()),
                                OperationKind.UNBIND,
                                Fingerprint.of(OperationKind.UNBIND),
                                binding.state() != BindingState.READY);
        return new Decision.Begin(
                new Transition.Unbind(
                        binding.key(),
                        binding.version(),
                        instance.status().version(),
                        running.map(Operation::id),
                        operation));
    }

    private static Decision beginRotation(
            BindingSnapshot known, StoredInstance instance, StoredBinding binding, Ticket ticket) {
        NewOperation operation =
                ticket.after(known.latest())
                        .operation(
                                Operation.Subject.of(binding.key()),
                                OperationKind.ROTATE,
                                Fingerprint.of(OperationKind.ROTATE),
                                binding.state() != BindingState.READY);
        return new Decision.Begin(
                new Transition.Rotate(
                        binding.key(), binding.version(), instance.status().version(), operation));
    }

    private static Decision join(BindingSnapshot known) {
        return known.active()
                .<Decision>map(Decision.Join::new)
                .orElseGet(() -> Decision.reject(Reason.CONCURRENCY, BUSY));
    }

    private static Decision conflict() {
        return Decision.reject(
                Reason.CONFLICT,
                "A service binding with this id exists already, with other parameters or for"
                        + " another resource.");
    }

    private static Optional<Rejection> notFound(String description) {
        return Optional.of(new Rejection(Reason.NOT_FOUND, description));
    }
}
