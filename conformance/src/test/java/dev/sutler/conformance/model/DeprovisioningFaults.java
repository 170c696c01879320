package dev.sutler.conformance.model;

import static dev.sutler.conformance.model.InstanceFaults.fault;
import static dev.sutler.conformance.model.InstanceFaults.takes;
import static dev.sutler.conformance.model.Route.DEPROVISION;
import static dev.sutler.conformance.model.Route.INSTANCE_LAST_OPERATION;

import dev.sutler.conformance.requirement.DeprovisioningRules;
import dev.sutler.conformance.requirement.ErrorRules;

import java.util.List;

/// What may be wrong when instances are deleted.
final class DeprovisioningFaults {

    private DeprovisioningFaults() {}

    static List<Fault> all() {
        return List.of(
                fault(
                        "a deletion is answered with 201",
                        Tampers.status(200, 201).on(DEPROVISION),
                        DeprovisioningRules.DELETED),
                fault(
                        "a deletion does nothing",
                        Tampers.quirk(Quirk.KEEPS_DELETED),
                        DeprovisioningRules.GONE,
                        DeprovisioningRules.HALTS_PROVISIONING),
                fault(
                        "what cannot be deleted is 404",
                        Tampers.status(410, 404).on(DEPROVISION),
                        DeprovisioningRules.ABSENT),
                fault(
                        "a deletion need not name its service",
                        takes(request -> deletionLacks(request, "service_id"), 200),
                        DeprovisioningRules.MISSING_SERVICE),
                fault(
                        "a deletion that names no plan is 422",
                        Tampers.status(422).when(request -> deletionLacks(request, "plan_id")),
                        DeprovisioningRules.MISSING_PLAN),
                fault(
                        "a deletion may name another plan",
                        takes(
                                request ->
                                        request.route() == DEPROVISION
                                                && request.query()
                                                        .getOrDefault("plan_id", "")
                                                        .startsWith("05bc4ec0-"),
                                200),
                        DeprovisioningRules.OTHER_IDS),
                fault(
                        "what is refused is deleted",
                        Tampers.quirk(Quirk.DELETES_ON_REJECT),
                        ErrorRules.UNCHANGED,
                        DeprovisioningRules.DELETED),
                fault(
                        "the operation of a deletion is an object",
                        Tampers.body("/operation", Json.object()).on(DEPROVISION).whenStatus(202),
                        DeprovisioningRules.OPERATION),
                fault(
                        "a deletion does not stop what is being made",
                        Tampers.quirk(Quirk.DELETE_DOES_NOT_HALT),
                        DeprovisioningRules.HALTS_PROVISIONING,
                        DeprovisioningRules.PROVISIONING_FAILED),
                fault(
                        "a deletion that succeeds is told as failed",
                        Tampers.body("/state", "failed")
                                .on(INSTANCE_LAST_OPERATION)
                                .whenReply(
                                        reply ->
                                                reply.body()
                                                        .path("description")
                                                        .asString("")
                                                        .equals("The deprovision is succeeded.")),
                        DeprovisioningRules.STATE_OF_DELETION),
                fault(
                        "a deletion waits for another reason",
                        Tampers.body("/error", "Busy")
                                .on(DEPROVISION)
                                .whenError("ConcurrencyError"),
                        DeprovisioningRules.BUSY));
    }

    private static boolean deletionLacks(Request request, String member) {
        return request.route() == DEPROVISION && !request.query().containsKey(member);
    }
}
