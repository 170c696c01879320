package dev.sutler.core.operator;

import dev.sutler.core.lifecycle.BindingDecisions;
import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingSnapshot;
import dev.sutler.core.lifecycle.Decision;
import dev.sutler.core.lifecycle.InstanceDecisions;
import dev.sutler.core.lifecycle.InstanceSnapshot;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.lifecycle.Outcome;
import dev.sutler.core.lifecycle.Ticket;
import dev.sutler.core.operator.Cure.Seen;
import dev.sutler.core.operator.Ruling.Carry;
import dev.sutler.core.operator.Ruling.Refused;
import dev.sutler.core.operator.Ruling.Unknown;
import dev.sutler.core.operator.Ruling.Unneeded;
import dev.sutler.spi.Progress.Usability;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What follows from an operator's order and what is known. Pure.
///
/// Whatever is ordered, at whatever moment: an active operation always has its resource, a resource
/// in transition always has its operation, and nothing has two.
public final class Cures {

    private Cures() {}

    /// An operation is to be tried again now.
    public static Ruling retry(OperationView operation) {
        if (!operation.active()) {
            return over(operation);
        }
        if (operation.hold().waitsFor().isPresent()) {
            return new Refused(
                    "The operation waits until the worker of operation %s, which it cut short, has let go."
                            .formatted(operation.hold().waitsFor().get()));
        }
        if (operation.hold().held()) {
            return unneeded("A worker is at it now.", operation);
        }
        if (operation.due()) {
            return unneeded("It is due already. The next worker that is free takes it.", operation);
        }
        return new Carry(new Cure.MakeDue(Seen.of(operation)), "It is due now.");
    }

    /// An operation is to be given up, and what it made removed.
    ///
    /// @param provisioned whether its instance was ever ready
    public static Ruling cancel(OperationView operation, boolean provisioned) {
        if (operation.state() == OperationState.FAILED) {
            return unneeded("It has failed already.", operation);
        }
        if (!operation.active()) {
            return over(operation);
        }
        if (operation.state() == OperationState.COMPENSATING) {
            return unneeded("What it made is being removed already.", operation);
        }
        return switch (operation.kind()) {
            case PROVISION, ADOPT ->
                    provisioned
                            ? new Refused(
                                    "The instance was ready once, and to cancel this would remove"
                                            + " its data. Mark the operation failed, or delete the"
                                            + " instance.")
                            : compensate(operation);
            case BIND -> compensate(operation);
            case UPDATE ->
                    new Refused(
                            "An update cannot be undone. Mark the operation failed; the platform"
                                    + " can then update again, or delete the instance.");
            case ROTATE ->
                    new Refused(
                            "The old credentials may work no more. Mark the operation failed to"
                                    + " stop it, and then rotate again or delete the binding.");
            case DEPROVISION, UNBIND ->
                    new Refused(
                            "What is being removed cannot be brought back. Mark the operation"
                                    + " failed to stop it; what is left can then be removed again.");
        };
    }

    private static Ruling compensate(OperationView operation) {
        return new Carry(
                new Cure.Compensate(Seen.of(operation), failure("Cancelled by an operator.")),
                "What it made is removed, and then it is reported as failed.");
    }

    /// An operation is to have at least this much time from now.
    public static Ruling extend(OperationView operation, Duration least) {
        if (!operation.active()) {
            return over(operation);
        }
        if (operation.schedule().remaining().plus(slack(least)).compareTo(least) >= 0) {
            return unneeded("It has as much time already.", operation);
        }
        return new Carry(
                new Cure.Extend(Seen.of(operation), least),
                "It is given up no earlier than in %s.".formatted(words(least)));
    }

    /* An order that is sent again a moment later asks for nothing new. */
    private static Duration slack(Duration least) {
        Duration share = least.dividedBy(20);
        return share.compareTo(Duration.ofMinutes(1)) < 0 ? share : Duration.ofMinutes(1);
    }

    /// An operation is to end as failed.
    public static Ruling fail(OperationView operation) {
        if (operation.state() == OperationState.FAILED) {
            return unneeded("It has failed already.", operation);
        }
        if (!operation.active()) {
            return over(operation);
        }
        return new Carry(
                new Cure.End(Seen.of(operation), failure("Marked as failed by an operator.")),
                "The operation has failed, and so has the %s. What it made in the back end is still there."
                        .formatted(what(operation)));
    }

    /// An instance is to be forgotten; its back end is not touched.
    ///
    /// @param active what is active about the instance and its bindings
    /// @param remembered whether an operation about it is remembered
    public static Ruling purgeInstance(
            String id,
            Optional<InstanceView> instance,
            List<OperationView> active,
            boolean remembered) {
        if (instance.isEmpty() && active.isEmpty()) {
            return absent("service instance", remembered);
        }
        return new Carry(
                new Cure.ForgetInstance(
                        id,
                        instance.map(known -> known.status().version()),
                        active.stream().map(Seen::of).toList(),
                        failure("Ended by an operator, who had it forgotten.")),
                "The service instance and its bindings are forgotten. What is in the back end is"
                        + " still there.");
    }

    /// A binding is to be forgotten; its back end is not touched.
    ///
    /// @param active what is active about the instance and its bindings
    /// @param remembered whether an operation about the instance is remembered
    public static Ruling purgeBinding(
            BindingKey key,
            Optional<BindingView> binding,
            List<OperationView> active,
            boolean remembered) {
        List<Seen> own =
                active.stream()
                        .filter(each -> each.subject().equals(Operation.Subject.of(key)))
                        .map(Seen::of)
                        .toList();
        if (binding.isEmpty() && own.isEmpty()) {
            return absent("service binding", remembered);
        }
        return new Carry(
                new Cure.ForgetBinding(
                        key,
                        binding.map(known -> known.status().version()),
                        own,
                        failure("Ended by an operator, who had it forgotten.")),
                "The service binding is forgotten. What is in the back end is still there.");
    }

    /// An instance is to be removed, whatever goes on.
    ///
    /// @param active what is active about the instance and its bindings
    public static Ruling deleteInstance(
            InstanceSnapshot known, List<OperationView> active, Ticket ticket) {
        if (known.instance().isEmpty()) {
            return absent("service instance", known.latest().isPresent());
        }
        return ruling(
                InstanceDecisions.remove(known, known.instance().get(), ticket),
                active.stream()
                        .filter(each -> each.subject().bindingId().isPresent())
                        .map(Seen::of)
                        .toList());
    }

    /// A binding is to be removed, whatever goes on about it.
    public static Ruling deleteBinding(BindingSnapshot known, Ticket ticket) {
        if (known.instance().isEmpty() || known.binding().isEmpty()) {
            return absent("service binding", known.latest().isPresent());
        }
        return ruling(
                BindingDecisions.remove(
                        known, known.instance().get(), known.binding().get(), ticket),
                List.of());
    }

    private static Ruling ruling(Decision decision, List<Seen> ends) {
        return switch (decision) {
            case Decision.Answer(Outcome.Rejected(var rejection)) ->
                    new Refused(
                            rejection.description()
                                    + " Wait for it, or cancel it or mark it failed first.");
            case Decision.Answer(Outcome _) -> new Refused("This cannot be removed now.");
            case Decision.Join(Operation running) ->
                    new Unneeded(
                            "It is being removed already. See that operation; it can be retried,"
                                    + " extended or marked failed.",
                            Optional.of(running.id()));
            case Decision.Begin(var transition) ->
                    new Carry(
                            new Cure.Remove(
                                    transition,
                                    ends,
                                    failure("Ended by an operator, who has it removed.")),
                            "It is being removed.");
        };
    }

    private static Ruling absent(String what, boolean remembered) {
        String message = "There is no " + what + " with this id.";
        return remembered
                ? new Unneeded(message + " It is gone already.", Optional.empty())
                : new Unknown(message);
    }

    private static Ruling over(OperationView operation) {
        String how = operation.state() == OperationState.SUCCEEDED ? "succeeded" : "failed";
        return new Refused(
                "The operation is over: it has %s. Nothing can be done about it; see the %s."
                        .formatted(how, what(operation)));
    }

    private static Ruling unneeded(String message, OperationView operation) {
        return new Unneeded(message, Optional.of(operation.id()));
    }

    private static String what(OperationView operation) {
        return operation.subject().bindingId().isPresent() ? "service binding" : "service instance";
    }

    /* What a platform is told must not say that the resource is usable. */
    private static Failure failure(String message) {
        return new Failure(false, message, new Usability(false, true));
    }

    private static String words(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
