package dev.sutler.conformance.model;

import static dev.sutler.conformance.model.AsynchronyFaults.fault;

import dev.sutler.conformance.requirement.ConcurrencyRules;
import dev.sutler.conformance.requirement.ErrorRules;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Ways to be wrong when requests come at the same moment.
final class RaceFaults {

    private RaceFaults() {}

    /// Those that show in any broker.
    static List<Fault> all() {
        return List.of(
                fault(
                        "parallel creations all create",
                        Tampers.quirk(Quirk.CREATES_TWICE_IN_A_RACE),
                        ConcurrencyRules.ONE_INSTANCE,
                        ConcurrencyRules.ONE_WINNER,
                        ConcurrencyRules.ONE_BINDING),
                fault(
                        "parallel deletions all delete",
                        Tampers.quirk(Quirk.DELETES_TWICE_IN_A_RACE),
                        ConcurrencyRules.ONE_DEPROVISION),
                fault(
                        "parallel requests make it fail",
                        Tampers.quirk(Quirk.FAILS_IN_A_RACE),
                        ConcurrencyRules.REFUSED,
                        ErrorRules.NO_SERVER_ERROR),
                fault(
                        "a repeat is a conflict with itself",
                        Tampers.quirk(Quirk.CONFLICTS_WITH_ITSELF),
                        ConcurrencyRules.REFUSED),
                fault(
                        "different provisions are the same",
                        Tampers.quirk(Quirk.NO_CONFLICT_CHECK),
                        ConcurrencyRules.ONE_WINNER),
                fault(
                        "a binding outlives its instance",
                        Tampers.quirk(Quirk.BINDINGS_SURVIVE, Quirk.DELETES_TWICE_IN_A_RACE),
                        ConcurrencyRules.NO_BINDING_LEFT,
                        ConcurrencyRules.ONE_BINDING,
                        ConcurrencyRules.ONE_DEPROVISION),
                fault(
                        "the last binding is the only one",
                        new LastBinding(),
                        ConcurrencyRules.EVERY_BINDING),
                fault(
                        "what is gone is deleted again",
                        Tampers.status(410, 200).on(Route.DEPROVISION),
                        ConcurrencyRules.ONE_INSTANCE,
                        ConcurrencyRules.ONE_DEPROVISION));
    }

    /// Those that show when operations are done at once.
    static List<Fault> synchronous() {
        return List.of(
                fault(
                        "updates at one moment become something else",
                        new MixedUpdates(new ConcurrentHashMap<>()),
                        ConcurrencyRules.UPDATES_KEPT),
                fault(
                        "a repeated bind has other credentials",
                        Tampers.body("/credentials/password", "another")
                                .on(Route.BIND)
                                .whenStatus(200),
                        ConcurrencyRules.ONE_BINDING));
    }

    /// Those that show when operations go on.
    static List<Fault> asynchronous() {
        return List.of(
                fault(
                        "a repeat is an operation of its own",
                        Tampers.quirk(Quirk.NEW_OPERATION_ON_REPEAT, Quirk.TAKES_ITS_TIME),
                        ConcurrencyRules.ONE_INSTANCE,
                        ConcurrencyRules.ONE_DEPROVISION,
                        ConcurrencyRules.ONE_BINDING));
    }

    /// Those that show when all operations go on, so that requests come in between.
    static List<Fault> strict() {
        return List.of(
                fault(
                        "what comes at a wrong time is refused for another reason",
                        Tampers.all(
                                Tampers.quirk(Quirk.BINDS_ONE_BY_ONE, Quirk.TAKES_ITS_TIME),
                                Tampers.body("/error", "NotNow").whenError("ConcurrencyError")),
                        ConcurrencyRules.REFUSED));
    }

    /* Each bind writes down what it has read before the others were made. */
    private record LastBinding() implements Tamper {
        @Override
        public Reply after(Request request, Reply right, Model state) {
            if (request.route() == Route.BIND && right.status() < 300) {
                state.instance(request.instanceId())
                        .ifPresent(
                                instance ->
                                        instance.bindings()
                                                .keySet()
                                                .removeIf(id -> !id.equals(request.bindingId())));
            }
            return right;
        }
    }

    /* Updates that follow one another with nothing in between were sent at one moment. */
    private record MixedUpdates(Map<String, Boolean> updated) implements Tamper {
        @Override
        public Reply after(Request request, Reply right, Model state) {
            boolean update = request.route() == Route.UPDATE && right.status() < 300;
            if (Boolean.TRUE.equals(updated.put(request.instanceId(), update)) && update) {
                state.instance(request.instanceId())
                        .ifPresent(
                                instance ->
                                        instance.parameters(
                                                Json.object()
                                                        .put("name", "mixed")
                                                        .put("level", "mixed")));
            }
            return right;
        }
    }
}
