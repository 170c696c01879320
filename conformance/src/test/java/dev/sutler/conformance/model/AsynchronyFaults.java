package dev.sutler.conformance.model;

import dev.sutler.conformance.requirement.AsynchronyRules;
import dev.sutler.conformance.requirement.BindingRules;
import dev.sutler.conformance.requirement.DeprovisioningRules;
import dev.sutler.conformance.requirement.OrphanRules;
import dev.sutler.conformance.requirement.PollingRules;
import dev.sutler.conformance.requirement.ProvisioningRules;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.requirement.UnbindingRules;
import dev.sutler.conformance.requirement.UpdatingRules;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Ways to be wrong about what is done at once, what is done later, and how that is told.
final class AsynchronyFaults {

    private static final String QUERY = "accepts_incomplete";
    private static final PollingRules.Endpoint INSTANCE = PollingRules.INSTANCE;
    private static final PollingRules.Endpoint BINDING = PollingRules.BINDING;

    private AsynchronyFaults() {}

    /// All of them, for brokers of which some plan is asynchronous.
    static List<Fault> all() {
        return Stream.of(seeming(), polls(), ends(), FailureFaults.asynchronous())
                .flatMap(List::stream)
                .toList();
    }

    /// Those that show where no plan does anything at once.
    static List<Fault> strict() {
        return Stream.concat(acceptance().stream(), reverting().stream()).toList();
    }

    /// Those that show in any broker.
    static List<Fault> everywhere() {
        return Stream.concat(absence().stream(), FailureFaults.everywhere().stream()).toList();
    }

    private static List<Fault> acceptance() {
        return List.of(
                fault(
                        "a plan works later although nobody accepts that",
                        Tampers.quirk(Quirk.IGNORES_ACCEPTS_INCOMPLETE),
                        AsynchronyRules.FALSE,
                        ProvisioningRules.ASYNC_REQUIRED,
                        UpdatingRules.ASYNC_REQUIRED,
                        DeprovisioningRules.ASYNC_REQUIRED,
                        BindingRules.ASYNC_REQUIRED,
                        UnbindingRules.ASYNC_REQUIRED),
                fault(
                        "false is not the same as nothing",
                        otherCode().when(request -> "false".equals(request.query().get(QUERY))),
                        AsynchronyRules.FALSE),
                unnamed(Route.PROVISION, ProvisioningRules.ASYNC_REQUIRED),
                unnamed(Route.UPDATE, UpdatingRules.ASYNC_REQUIRED),
                unnamed(Route.DEPROVISION, DeprovisioningRules.ASYNC_REQUIRED),
                unnamed(Route.BIND, BindingRules.ASYNC_REQUIRED),
                unnamed(Route.UNBIND, UnbindingRules.ASYNC_REQUIRED));
    }

    private static List<Fault> seeming() {
        return List.of(
                fault(
                        "what goes on seems done",
                        Tampers.quirk(Quirk.SEEMS_DONE),
                        AsynchronyRules.COMPLETE,
                        AsynchronyRules.ACCEPTED,
                        OrphanRules.UPDATED),
                fault(
                        "an update that goes on seems done",
                        Tampers.status(202, 200).on(Route.UPDATE),
                        AsynchronyRules.COMPLETE,
                        AsynchronyRules.ACCEPTED));
    }

    private static Rewrite otherCode() {
        return Tampers.body("/error", "NotNow").whenError("AsyncRequired");
    }

    private static Fault unnamed(Route route, Requirement requirement) {
        return fault(
                "a refusal of " + route + " does not say why",
                otherCode().on(route).when(request -> !request.query().containsKey(QUERY)),
                requirement);
    }

    private static List<Fault> polls() {
        return List.of(
                fault(
                        "a poll creates something",
                        Tampers.status(201).whenReply(told("The update is succeeded.")),
                        INSTANCE.answered()),
                fault(
                        "a poll of a bind creates something",
                        Tampers.status(201).whenReply(told("The bind is succeeded.")),
                        BINDING.answered()),
                fault(
                        "what is updated is gone",
                        Tampers.status(410).whenReply(told("The update is in progress.")),
                        INSTANCE.gone()),
                fault(
                        "what is bound is gone",
                        Tampers.status(410).whenReply(told("The bind is in progress.")),
                        BINDING.gone()),
                fault(
                        "an update ends in a state of its own",
                        Tampers.body("/state", "complete")
                                .whenReply(told("The update is succeeded.")),
                        INSTANCE.state()),
                fault(
                        "a bind ends in a state of its own",
                        Tampers.body("/state", 1).whenReply(told("The bind is succeeded.")),
                        BINDING.state()),
                fault(
                        "an instance's state is described by nothing",
                        Tampers.body("/description", "")
                                .whenReply(told("The update is succeeded.")),
                        INSTANCE.description()),
                fault(
                        "a binding's state is described by a number",
                        Tampers.body("/description", 7).whenReply(told("The bind is succeeded.")),
                        BINDING.description()),
                fault(
                        "an instance's state is to be asked for at a time",
                        date().on(Route.INSTANCE_LAST_OPERATION),
                        INSTANCE.retryAfter()),
                fault(
                        "a binding's state is to be asked for at a time",
                        date().on(Route.BINDING_LAST_OPERATION),
                        BINDING.retryAfter()));
    }

    private static Rewrite date() {
        return Tampers.header("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT");
    }

    private static List<Fault> ends() {
        return List.of(
                fault(
                        "an end is told once",
                        Tampers.quirk(Quirk.FORGETS_OPERATION),
                        INSTANCE.remembered(),
                        BINDING.remembered()),
                fault(
                        "what was deprovisioned cannot be polled",
                        Tampers.status(400).whenReply(told("The deprovision is succeeded.")),
                        INSTANCE.deleted(),
                        INSTANCE.remembered(),
                        OrphanRules.INSTANCE,
                        OrphanRules.UPDATED),
                fault(
                        "what was unbound cannot be polled",
                        Tampers.status(400).whenReply(told("The unbind is succeeded.")),
                        BINDING.deleted(),
                        BINDING.remembered(),
                        OrphanRules.BINDING));
    }

    private static List<Fault> reverting() {
        return List.of(
                fault(
                        "what has ended goes on",
                        Tampers.quirk(Quirk.REVERTS_TO_IN_PROGRESS),
                        INSTANCE.terminal(),
                        BINDING.terminal()));
    }

    private static List<Fault> absence() {
        return List.of(
                fault(
                        "an instance that never was is gone",
                        Tampers.status(404, 410).on(Route.INSTANCE_LAST_OPERATION),
                        INSTANCE.absent()),
                fault(
                        "a binding that never was is malformed",
                        Tampers.status(404, 400).on(Route.BINDING_LAST_OPERATION),
                        BINDING.absent()));
    }

    static Predicate<Reply> told(String description) {
        return reply -> reply.body().path("description").asString("").equals(description);
    }

    static Fault fault(String name, Tamper tamper, Requirement... breaks) {
        return new Fault(name, Set.of(breaks), tamper);
    }
}
