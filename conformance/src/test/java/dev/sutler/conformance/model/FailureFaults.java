package dev.sutler.conformance.model;

import static dev.sutler.conformance.model.AsynchronyFaults.fault;
import static dev.sutler.conformance.model.AsynchronyFaults.told;

import dev.sutler.conformance.model.Resource.Phase;
import dev.sutler.conformance.requirement.ErrorRules;
import dev.sutler.conformance.requirement.OrphanRules;
import dev.sutler.conformance.requirement.PollingRules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Ways to be wrong about failures and what is left of them.
final class FailureFaults {

    private FailureFaults() {}

    static List<Fault> asynchronous() {
        return List.of(
                fault(
                        "a failed provision says whether it is usable",
                        Tampers.body("/instance_usable", false)
                                .whenReply(told("The provision is failed.")),
                        ErrorRules.USABLE_PLACE),
                fault(
                        "a failed provision says whether it is repeatable",
                        Tampers.body("/update_repeatable", false)
                                .whenReply(told("The provision is failed.")),
                        ErrorRules.REPEATABLE_PLACE),
                fault(
                        "a failed update says in words whether it is usable",
                        Tampers.body("/instance_usable", "yes")
                                .whenReply(told("The update is failed.")),
                        ErrorRules.FLAGS),
                fault(
                        "a failed update does not say why",
                        Tampers.body("/description", Tampers.REMOVE)
                                .whenReply(told("The update is failed.")),
                        PollingRules.REASON),
                fault(
                        "what was never provisioned cannot be deprovisioned",
                        stuck(Route.DEPROVISION),
                        OrphanRules.INSTANCE),
                fault(
                        "what was never bound cannot be unbound",
                        stuck(Route.UNBIND),
                        OrphanRules.BINDING));
    }

    static List<Fault> everywhere() {
        return List.of(
                fault(
                        "what could not be updated cannot be deprovisioned",
                        new StuckUpdate(ConcurrentHashMap.newKeySet()),
                        OrphanRules.UPDATED));
    }

    private static Tamper stuck(Route route) {
        return new Tamper() {
            @Override
            public Optional<Reply> instead(Request request, Model state) {
                return request.route() == route && broken(request, state)
                        ? Optional.of(refusal(request))
                        : Optional.empty();
            }
        };
    }

    private static boolean broken(Request request, Model state) {
        Optional<? extends Resource> resource =
                request.route() == Route.UNBIND
                        ? state.binding(request.instanceId(), request.bindingId())
                        : state.instance(request.instanceId());
        return resource.filter(found -> found.phase() == Phase.BROKEN).isPresent();
    }

    private static Reply refusal(Request request) {
        String identity = "X-Broker-API-Request-Identity";
        return Reply.error(400, "NotReady", "it is not ready")
                .with(identity, request.header(identity));
    }

    /* Refuses to delete what an update has failed on. */
    private record StuckUpdate(Set<String> failed) implements Tamper {
        @Override
        public Optional<Reply> instead(Request request, Model state) {
            if (request.at("/parameters/fail").asBoolean(false)
                    && request.route() == Route.UPDATE) {
                failed.add(request.instanceId());
            }
            return request.route() == Route.DEPROVISION && failed.contains(request.instanceId())
                    ? Optional.of(refusal(request))
                    : Optional.empty();
        }
    }
}
