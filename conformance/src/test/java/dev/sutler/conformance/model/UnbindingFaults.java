package dev.sutler.conformance.model;

import dev.sutler.conformance.model.Resource.Phase;
import dev.sutler.conformance.requirement.BindingRules;
import dev.sutler.conformance.requirement.FetchingBindingRules;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.requirement.RotationRules;
import dev.sutler.conformance.requirement.UnbindingRules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What a broker can do wrong when it unbinds, and when it rotates bindings.
final class UnbindingFaults {

    private UnbindingFaults() {}

    /// Those that show in every mode.
    static List<Fault> all() {
        return List.of(
                fault(
                        "what is not there cannot be found to be deleted",
                        Tampers.status(410, 404).on(Route.UNBIND),
                        UnbindingRules.ABSENT),
                fault(
                        "a deletion without a service is gone",
                        refusal(410).when(request -> !request.query().containsKey("service_id")),
                        UnbindingRules.MISSING_SERVICE),
                fault(
                        "a deletion without a plan is gone",
                        refusal(410).when(request -> !request.query().containsKey("plan_id")),
                        UnbindingRules.MISSING_PLAN),
                fault(
                        "a binding of another plan is deleted",
                        Tampers.status(400, 200)
                                .on(Route.UNBIND)
                                .when(UnbindingFaults::unknownPlan),
                        UnbindingRules.OTHER_IDS),
                fault(
                        "a binding is deleted at any instance",
                        BindingFaults.instead(UnbindingFaults::deletedAnywhere),
                        UnbindingRules.ELSEWHERE),
                fault(
                        "a rotation is a bad request",
                        BindingFaults.instead(UnbindingFaults::notRotated),
                        RotationRules.ROTATED),
                fault(
                        "a rotation ends the predecessor",
                        Tampers.quirk(Quirk.ROTATION_ENDS_PREDECESSOR),
                        RotationRules.PREDECESSOR_VALID),
                fault(
                        "a rotation cannot be repeated",
                        Tampers.status(200, 409)
                                .on(Route.BIND)
                                .when(request -> !predecessor(request).isEmpty()),
                        RotationRules.REPEATED),
                made(
                        "a predecessor need not be there",
                        reply -> says(reply, "there is no such predecessor"),
                        RotationRules.PREDECESSOR_UNKNOWN,
                        RotationRules.PREDECESSOR_DELETED,
                        RotationRules.PREDECESSOR_ELSEWHERE),
                made(
                        "what is not declared is rotated",
                        reply -> says(reply, "bindings of this plan cannot be rotated"),
                        RotationRules.UNDECLARED));
    }

    /// Those that show where bindings are deleted at once.
    static List<Fault> synchronous() {
        return List.of(
                fault(
                        "a deletion does nothing",
                        Tampers.quirk(Quirk.KEEPS_DELETED),
                        UnbindingRules.GONE,
                        UnbindingRules.ABSENT,
                        BindingRules.CREATED,
                        FetchingBindingRules.ABSENT,
                        RotationRules.PREDECESSOR_DELETED),
                fault(
                        "a deletion has created",
                        Tampers.status(200, 201).on(Route.UNBIND),
                        UnbindingRules.DELETED),
                fault(
                        "a deletion takes all bindings of the instance",
                        Tampers.afterwards(Route.UNBIND, 200, UnbindingFaults::endAll),
                        UnbindingRules.OTHERS_STAY,
                        RotationRules.SUCCESSOR_VALID));
    }

    /// Those that show where bindings are made and deleted later.
    static List<Fault> asynchronous() {
        return List.of(
                fault(
                        "a deletion does nothing",
                        Tampers.quirk(Quirk.KEEPS_DELETED),
                        UnbindingRules.GONE,
                        UnbindingRules.ABSENT,
                        UnbindingRules.HALTS_BINDING,
                        BindingRules.CREATED,
                        FetchingBindingRules.ABSENT,
                        RotationRules.PREDECESSOR_DELETED),
                fault(
                        "a deletion does not halt what is being made",
                        Tampers.quirk(Quirk.DELETE_DOES_NOT_HALT),
                        UnbindingRules.HALTS_BINDING,
                        UnbindingRules.BINDING_FAILED),
                fault(
                        "the deletion of what was being made is told as failed",
                        Tampers.body("/state", "failed")
                                .on(Route.BINDING_LAST_OPERATION)
                                .whenReply(reply -> says(reply, "The unbind is succeeded.")),
                        UnbindingRules.STATE_OF_DELETION),
                fault(
                        "what is being made is in conflict with its deletion",
                        BindingFaults.instead(UnbindingFaults::conflict),
                        UnbindingRules.BUSY),
                fault(
                        "the operation of an unbind is a number",
                        Tampers.body("/operation", 10).on(Route.UNBIND).whenStatus(202),
                        UnbindingRules.OPERATION));
    }

    private static Fault fault(String name, Tamper tamper, Requirement... breaks) {
        return new Fault(name, Set.of(breaks), tamper);
    }

    private static Fault made(String name, Predicate<Reply> refusal, Requirement... breaks) {
        return fault(name, BindingFaults.done(201).on(Route.BIND).whenReply(refusal), breaks);
    }

    private static Rewrite refusal(int status) {
        return Tampers.reply(Reply.error(status, "Refused", "no")).on(Route.UNBIND);
    }

    private static boolean says(Reply reply, String words) {
        return BindingFaults.words(reply).equals(words);
    }

    private static String predecessor(Request request) {
        return request.textAt("/predecessor_binding_id");
    }

    private static boolean unknownPlan(Request request) {
        return request.query().getOrDefault("plan_id", "").endsWith("0ff");
    }

    private static Optional<Reply> deletedAnywhere(Request request, Model state) {
        if (request.route() != Route.UNBIND
                || state.binding(request.instanceId(), request.bindingId()).isPresent()) {
            return Optional.empty();
        }
        Optional<Binding> found =
                state.instances().values().stream()
                        .flatMap(instance -> instance.binding(request.bindingId()).stream())
                        .filter(binding -> binding.phase() == Phase.READY)
                        .findFirst();
        found.ifPresent(binding -> binding.phase(Phase.GONE));
        return found.map(_ -> Reply.of(200));
    }

    private static Optional<Reply> notRotated(Request request, Model state) {
        return predecessor(request).isEmpty()
                ? Optional.empty()
                : Optional.of(Reply.error(400, "BadRequest", "bind it anew"));
    }

    private static void endAll(Request request, Model state) {
        state.instance(request.instanceId())
                .ifPresent(
                        instance ->
                                instance.bindings()
                                        .values()
                                        .forEach(each -> each.phase(Phase.GONE)));
    }

    private static Optional<Reply> conflict(Request request, Model state) {
        return state.binding(request.instanceId(), request.bindingId())
                .filter(_ -> request.route() == Route.UNBIND)
                .filter(binding -> binding.phase() == Phase.CREATING)
                .map(_ -> Reply.error(409, "Conflict", "it is being made"));
    }
}
