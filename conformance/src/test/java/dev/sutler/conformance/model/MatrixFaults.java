package dev.sutler.conformance.model;

import static dev.sutler.conformance.model.InstanceFaults.fault;
import static dev.sutler.conformance.model.InstanceFaults.instead;
import static dev.sutler.conformance.model.Route.BIND;
import static dev.sutler.conformance.model.Route.DEPROVISION;
import static dev.sutler.conformance.model.Route.INSTANCE_LAST_OPERATION;
import static dev.sutler.conformance.model.Route.PROVISION;
import static dev.sutler.conformance.model.Route.UPDATE;

import dev.sutler.conformance.requirement.BindingRules;
import dev.sutler.conformance.requirement.ConcurrencyRules;
import dev.sutler.conformance.requirement.ErrorRules;
import dev.sutler.conformance.requirement.OrphanRules;
import dev.sutler.conformance.requirement.PollingRules;
import dev.sutler.conformance.requirement.ProvisioningRules;

import java.util.List;

/// What may be wrong in single cells of the matrix of operations and states.
final class MatrixFaults {

    private MatrixFaults() {}

    static List<Fault> all() {
        return List.of(
                fault(
                        "what is busy is refused for another reason",
                        Tampers.body("/error", "Busy")
                                .on(PROVISION, UPDATE, BIND)
                                .whenError("ConcurrencyError"),
                        ConcurrencyRules.REFUSED),
                fault(
                        "what is not there is bound",
                        absent(BIND, Reply.of(201)),
                        BindingRules.INSTANCE_ABSENT),
                fault(
                        "what is not there is polled",
                        instead(
                                (request, state) ->
                                        request.route() == INSTANCE_LAST_OPERATION
                                                && !state.instances()
                                                        .containsKey(request.instanceId()),
                                Reply.error(400, "No", "no such instance")),
                        PollingRules.INSTANCE.absent()),
                fault(
                        "what has failed is provisioned well when it is asked for again",
                        broken(PROVISION, Reply.of(200)),
                        ProvisioningRules.CREATED),
                fault(
                        "what has failed cannot be deleted",
                        broken(DEPROVISION, Reply.error(422, "Broken", "it is broken")),
                        OrphanRules.INSTANCE),
                fault(
                        "what has failed breaks an update",
                        broken(UPDATE, Reply.error(500, "Broken", "it is broken")),
                        ErrorRules.NO_SERVER_ERROR),
                fault(
                        "what has been deleted breaks a poll",
                        Tampers.status(400)
                                .on(INSTANCE_LAST_OPERATION)
                                .when(request -> !request.query().containsKey("operation"))
                                .whenReply(MatrixFaults::deletionEnded),
                        PollingRules.INSTANCE.deleted()),
                fault(
                        "what is being made cannot be polled",
                        Tampers.status(422)
                                .on(INSTANCE_LAST_OPERATION)
                                .whenReply(MatrixFaults::failed),
                        PollingRules.INSTANCE.answered()));
    }

    private static boolean deletionEnded(Reply reply) {
        return reply.body()
                .path("description")
                .asString("")
                .equals("The deprovision is succeeded.");
    }

    private static boolean failed(Reply reply) {
        return reply.body().path("description").asString("").equals("The provision is failed.");
    }

    private static Tamper absent(Route route, Reply reply) {
        return instead(
                (request, state) ->
                        request.route() == route && state.instance(request.instanceId()).isEmpty(),
                reply);
    }

    private static Tamper broken(Route route, Reply reply) {
        return instead(
                (request, state) ->
                        request.route() == route
                                && InstanceFaults.in(Resource.Phase.BROKEN, request, state),
                reply);
    }
}
