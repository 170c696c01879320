package dev.sutler.conformance.model;

import static dev.sutler.conformance.model.InstanceFaults.fault;
import static dev.sutler.conformance.model.Route.FETCH_INSTANCE;

import dev.sutler.conformance.requirement.ConcurrencyRules;
import dev.sutler.conformance.requirement.FetchingInstanceRules;
import dev.sutler.conformance.requirement.UpdatingRules;

import java.util.List;

/// What may be wrong when instances are fetched.
final class FetchingFaults {

    private FetchingFaults() {}

    static List<Fault> all() {
        return List.of(
                fault(
                        "instances cannot be fetched",
                        Tampers.status(200, 404).on(FETCH_INSTANCE),
                        FetchingInstanceRules.SUPPORTED,
                        FetchingInstanceRules.AT_ONCE),
                fault(
                        "instances can be fetched later only",
                        Tampers.quirk(Quirk.FETCHES_LATE),
                        FetchingInstanceRules.AT_ONCE),
                fault(
                        "instances can be fetched too early",
                        Tampers.quirk(Quirk.FETCHES_EARLY),
                        FetchingInstanceRules.PROVISIONING),
                fault(
                        "what cannot be fetched is 410",
                        Tampers.status(404, 410).on(FETCH_INSTANCE),
                        FetchingInstanceRules.ABSENT,
                        FetchingInstanceRules.PROVISIONING),
                fault(
                        "what is busy cannot be fetched for another reason",
                        Tampers.body("/error", "Busy")
                                .on(FETCH_INSTANCE)
                                .whenError("ConcurrencyError"),
                        FetchingInstanceRules.UPDATING,
                        ConcurrencyRules.REFUSED),
                fault(
                        "another plan is fetched",
                        Tampers.body("/plan_id", "another").on(FETCH_INSTANCE).whenStatus(200),
                        FetchingInstanceRules.PLAN_ID,
                        UpdatingRules.APPLIED),
                fault(
                        "another service is fetched",
                        Tampers.body("/service_id", 17).on(FETCH_INSTANCE).whenStatus(200),
                        FetchingInstanceRules.SERVICE_ID),
                fault(
                        "parameters are fetched as an array",
                        Tampers.body("/parameters", List.of()).on(FETCH_INSTANCE).whenStatus(200),
                        FetchingInstanceRules.PARAMETERS),
                fault(
                        "a dashboard is fetched that is an object",
                        Tampers.body("/dashboard_url", Json.object())
                                .on(FETCH_INSTANCE)
                                .whenStatus(200),
                        FetchingInstanceRules.DASHBOARD_TYPE),
                fault(
                        "maintenance_info is fetched as a text",
                        Tampers.body("/maintenance_info", "1.2.0")
                                .on(FETCH_INSTANCE)
                                .whenStatus(200),
                        FetchingInstanceRules.MAINTENANCE),
                fault(
                        "metadata is fetched as a text",
                        Tampers.body("/metadata", "metadata").on(FETCH_INSTANCE).whenStatus(200),
                        FetchingInstanceRules.METADATA));
    }
}
