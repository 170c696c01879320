package dev.sutler.conformance.model;

import static dev.sutler.conformance.model.InstanceFaults.fault;
import static dev.sutler.conformance.model.InstanceFaults.instead;
import static dev.sutler.conformance.model.InstanceFaults.lacks;
import static dev.sutler.conformance.model.InstanceFaults.malformed;
import static dev.sutler.conformance.model.InstanceFaults.nowhere;
import static dev.sutler.conformance.model.InstanceFaults.takes;
import static dev.sutler.conformance.model.InstanceFaults.textParameters;
import static dev.sutler.conformance.model.Route.FETCH_INSTANCE;
import static dev.sutler.conformance.model.Route.PROVISION;
import static dev.sutler.conformance.model.Tampers.REMOVE;

import dev.sutler.conformance.requirement.DeprovisioningRules;
import dev.sutler.conformance.requirement.ErrorRules;
import dev.sutler.conformance.requirement.ProvisioningRules;
import dev.sutler.conformance.requirement.UpdatingRules;

import java.util.List;
import java.util.stream.Stream;

/// What may be wrong when instances are provisioned.
final class ProvisioningFaults {

    private static final String CONFLICT = "MaintenanceInfoConflict";

    private ProvisioningFaults() {}

    static List<Fault> all() {
        return Stream.of(firstAnswers(), repeats(), bodies(), refusals())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Fault> firstAnswers() {
        return List.of(
                fault(
                        "a new instance is answered with 200",
                        Tampers.status(201, 200).on(PROVISION),
                        ProvisioningRules.CREATED,
                        ProvisioningRules.ID_REUSED),
                fault(
                        "an id is never used again",
                        instead(
                                (request, state) ->
                                        request.route() == PROVISION
                                                && InstanceFaults.in(
                                                        Resource.Phase.GONE, request, state),
                                Reply.error(400, "Used", "the id was used before")),
                        ProvisioningRules.ID_REUSED),
                fault(
                        "the right maintenance_info is a conflict",
                        instead(
                                request -> !request.textAt("/maintenance_info/version").isEmpty(),
                                Reply.error(422, CONFLICT, "another version")),
                        ProvisioningRules.MAINTENANCE_ACCEPTED,
                        UpdatingRules.MAINTENANCE_ACCEPTED),
                fault(
                        "maintenance_info is not compared",
                        Tampers.quirk(Quirk.NO_MAINTENANCE_CHECK),
                        ProvisioningRules.MAINTENANCE_CONFLICT,
                        UpdatingRules.MAINTENANCE_CONFLICT),
                fault(
                        "unknown members are refused",
                        Tampers.quirk(Quirk.REJECTS_UNKNOWN_FIELDS),
                        ProvisioningRules.EXTENSIONS_IGNORED,
                        UpdatingRules.EXTENSIONS_IGNORED),
                fault(
                        "asynchronous plans do not ask whether the platform can wait",
                        Tampers.quirk(Quirk.IGNORES_ACCEPTS_INCOMPLETE),
                        ProvisioningRules.ASYNC_REQUIRED,
                        UpdatingRules.ASYNC_REQUIRED,
                        DeprovisioningRules.ASYNC_REQUIRED));
    }

    private static List<Fault> repeats() {
        return List.of(
                fault(
                        "a repeat is answered with 201",
                        Tampers.status(200, 201).on(PROVISION),
                        ProvisioningRules.CREATED_ONCE,
                        ProvisioningRules.REPEATED),
                fault(
                        "a repeat is a conflict",
                        Tampers.quirk(Quirk.CONFLICTS_WITH_ITSELF),
                        ProvisioningRules.REPEATED,
                        ProvisioningRules.REPEATED_IN_PROGRESS,
                        ProvisioningRules.EMPTY_PARAMETERS),
                fault(
                        "a repeat is taken for done too early",
                        Tampers.quirk(Quirk.REPEAT_SEEMS_DONE),
                        ProvisioningRules.REPEATED_IN_PROGRESS,
                        UpdatingRules.REPEATED_IN_PROGRESS,
                        DeprovisioningRules.REPEATED_IN_PROGRESS),
                fault(
                        "a repeat has another operation",
                        Tampers.quirk(Quirk.NEW_OPERATION_ON_REPEAT),
                        ProvisioningRules.REPEATED_IN_PROGRESS,
                        UpdatingRules.REPEATED_IN_PROGRESS,
                        DeprovisioningRules.REPEATED_IN_PROGRESS),
                fault(
                        "the order of parameters matters",
                        Tampers.quirk(Quirk.KEY_ORDER_MATTERS),
                        ProvisioningRules.KEY_ORDER),
                fault(
                        "no parameters are not empty ones",
                        Tampers.quirk(Quirk.ABSENT_IS_NOT_EMPTY),
                        ProvisioningRules.EMPTY_PARAMETERS),
                fault(
                        "what is there is not compared",
                        Tampers.quirk(Quirk.NO_CONFLICT_CHECK),
                        ProvisioningRules.CONFLICT,
                        ProvisioningRules.CONFLICT_IN_PROGRESS));
    }

    private static List<Fault> bodies() {
        return List.of(
                fault(
                        "the dashboard is told later",
                        Tampers.body("/dashboard_url", REMOVE).on(PROVISION).whenStatus(201, 202),
                        ProvisioningRules.DASHBOARD_FIRST),
                fault(
                        "the dashboard of a provision is a number",
                        Tampers.body("/dashboard_url", 17).on(PROVISION).whenStatus(200),
                        ProvisioningRules.DASHBOARD_TYPE),
                fault(
                        "all instances have one dashboard",
                        Tampers.body("/dashboard_url", "https://dashboard.example.com/")
                                .on(PROVISION, FETCH_INSTANCE),
                        ProvisioningRules.DASHBOARD_OWN),
                fault(
                        "the operation of a provision is a number",
                        Tampers.body("/operation", 17).on(PROVISION).whenStatus(202),
                        ProvisioningRules.OPERATION),
                fault(
                        "the labels of a provision are an array",
                        Tampers.body("/metadata/labels", List.of("a")).on(PROVISION),
                        ProvisioningRules.METADATA));
    }

    private static List<Fault> refusals() {
        return List.of(
                fault(
                        "a service that is missing is 422",
                        Tampers.status(422).when(lacks(PROVISION, "service_id")),
                        ProvisioningRules.MISSING_IDS),
                fault(
                        "an organization need not be named",
                        takes(lacks(PROVISION, "organization_guid"), 201),
                        ProvisioningRules.MISSING_TENANCY),
                fault(
                        "a provision that is no JSON is 415",
                        Tampers.status(415).when(malformed(PROVISION)),
                        ProvisioningRules.MALFORMED),
                fault(
                        "any service is provisioned",
                        takes(nowhere(PROVISION, "service_id"), 201),
                        ProvisioningRules.UNKNOWN_SERVICE),
                fault(
                        "any plan is provisioned",
                        takes(nowhere(PROVISION, "plan_id"), 201),
                        ProvisioningRules.UNKNOWN_PLAN),
                fault(
                        "an unknown plan is 422",
                        Tampers.status(422).when(nowhere(PROVISION, "plan_id")),
                        ProvisioningRules.INVALID_DATA),
                fault(
                        "parameters may be a text",
                        takes(textParameters(PROVISION), 201),
                        ProvisioningRules.WRONG_TYPE),
                fault(
                        "parameters are not held against the schema",
                        Tampers.quirk(Quirk.NO_SCHEMA_CHECK),
                        ProvisioningRules.PARAMETERS_VALID,
                        UpdatingRules.PARAMETERS_VALID),
                fault(
                        "what is refused is made",
                        Tampers.quirk(Quirk.CREATES_ON_REJECT),
                        ErrorRules.UNCHANGED));
    }
}
