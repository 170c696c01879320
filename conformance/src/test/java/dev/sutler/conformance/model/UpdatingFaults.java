package dev.sutler.conformance.model;

import static dev.sutler.conformance.model.InstanceFaults.fault;
import static dev.sutler.conformance.model.InstanceFaults.instead;
import static dev.sutler.conformance.model.InstanceFaults.lacks;
import static dev.sutler.conformance.model.InstanceFaults.malformed;
import static dev.sutler.conformance.model.InstanceFaults.nowhere;
import static dev.sutler.conformance.model.InstanceFaults.takes;
import static dev.sutler.conformance.model.InstanceFaults.textParameters;
import static dev.sutler.conformance.model.Route.FETCH_INSTANCE;
import static dev.sutler.conformance.model.Route.UPDATE;

import dev.sutler.conformance.requirement.ErrorRules;
import dev.sutler.conformance.requirement.UpdatingRules;

import java.util.List;
import java.util.stream.Stream;

/// What may be wrong when instances are updated.
final class UpdatingFaults {

    private UpdatingFaults() {}

    static List<Fault> all() {
        return Stream.of(changes(), bodies(), refusals()).flatMap(List::stream).toList();
    }

    private static List<Fault> changes() {
        return List.of(
                fault(
                        "an update does nothing",
                        Tampers.quirk(Quirk.UPDATE_DOES_NOTHING),
                        UpdatingRules.APPLIED),
                fault(
                        "an update without a plan changes it",
                        Tampers.quirk(Quirk.UPDATE_CHANGES_PLAN),
                        UpdatingRules.PLAN_KEPT),
                fault(
                        "an update without parameters takes them away",
                        Tampers.quirk(Quirk.UPDATE_DROPS_PARAMETERS),
                        UpdatingRules.PARAMETERS_KEPT),
                fault(
                        "an update is answered with 201",
                        Tampers.status(200, 201).on(UPDATE),
                        UpdatingRules.ANSWERED,
                        UpdatingRules.NO_EFFECT,
                        UpdatingRules.PLAN_CHANGE),
                fault(
                        "an update of the context alone is refused",
                        instead(
                                UpdatingFaults::contextOnly,
                                Reply.error(422, "NoContext", "only context")),
                        UpdatingRules.CONTEXT_ONLY),
                fault(
                        "an update to the same plan is refused",
                        instead(UpdatingFaults::samePlan, Reply.error(422, "Same", "same plan")),
                        UpdatingRules.NO_EFFECT),
                fault(
                        "a change of plan fails",
                        instead(
                                request ->
                                        request.route() == UPDATE
                                                && request.body()
                                                        .filter(body -> body.has("previous_values"))
                                                        .isPresent(),
                                Reply.error(500, "Failed", "it failed")),
                        UpdatingRules.PLAN_CHANGE,
                        ErrorRules.NO_SERVER_ERROR),
                fault(
                        "a change of plan that is not supported is 404",
                        Tampers.status(422, 404).on(UPDATE).whenError("NotSupported"),
                        UpdatingRules.UNSUPPORTED));
    }

    private static boolean contextOnly(Request request) {
        return request.route() == UPDATE
                && request.body().isPresent()
                && Stream.of("plan_id", "parameters", "maintenance_info")
                        .noneMatch(request.body().orElseGet(Json::object)::has);
    }

    private static boolean samePlan(Request request) {
        return request.route() == UPDATE
                && !request.textAt("/plan_id").isEmpty()
                && request.at("/previous_values").isMissingNode()
                && request.at("/parameters").isMissingNode();
    }

    private static List<Fault> bodies() {
        return List.of(
                fault(
                        "a new dashboard is told later",
                        Tampers.body("/dashboard_url", "https://dashboard.example.com/renamed")
                                .on(FETCH_INSTANCE)
                                .whenReply(reply -> reply.body().at("/parameters").has("name")),
                        UpdatingRules.DASHBOARD_FIRST),
                fault(
                        "the dashboard of an update is a number",
                        Tampers.body("/dashboard_url", 17).on(UPDATE).whenStatus(200, 202),
                        UpdatingRules.DASHBOARD_TYPE),
                fault(
                        "the operation of an update is empty",
                        Tampers.body("/operation", "").on(UPDATE).whenStatus(202),
                        UpdatingRules.OPERATION),
                fault(
                        "the attributes of an update are a text",
                        Tampers.body("/metadata/attributes", "a").on(UPDATE),
                        UpdatingRules.METADATA));
    }

    private static List<Fault> refusals() {
        return List.of(
                fault(
                        "an update need not name its service",
                        takes(lacks(UPDATE, "service_id"), 200),
                        UpdatingRules.MISSING_SERVICE),
                fault(
                        "an update that is no JSON is 415",
                        Tampers.status(415).when(malformed(UPDATE)),
                        UpdatingRules.MALFORMED),
                fault(
                        "parameters of an update may be a text",
                        takes(textParameters(UPDATE), 200),
                        UpdatingRules.WRONG_TYPE),
                fault(
                        "any service is updated",
                        takes(nowhere(UPDATE, "service_id"), 200),
                        UpdatingRules.UNKNOWN_SERVICE),
                fault(
                        "any plan is updated to",
                        takes(nowhere(UPDATE, "plan_id"), 200),
                        UpdatingRules.UNKNOWN_PLAN),
                fault(
                        "what is not there is updated",
                        instead(
                                (request, state) ->
                                        request.route() == UPDATE
                                                && state.instance(request.instanceId()).isEmpty(),
                                Reply.of(200)),
                        UpdatingRules.ABSENT),
                fault(
                        "what is refused is changed",
                        Tampers.quirk(Quirk.CHANGES_ON_REJECT),
                        ErrorRules.UNCHANGED,
                        UpdatingRules.REFUSED_UNCHANGED));
    }
}
