package dev.sutler.conformance.checks.instances;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.requirement.DeprovisioningRules;
import dev.sutler.conformance.requirement.FetchingInstanceRules;
import dev.sutler.conformance.requirement.ProvisioningRules;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.requirement.UpdatingRules;

import tools.jackson.databind.JsonNode;

import java.util.List;

/// What the bodies of good answers about instances must look like.
final class Bodies {

    private static final int LONGEST_OPERATION = 10_000;

    private final Trial trial;

    Bodies(Trial trial) {
        this.trial = trial;
    }

    /// Of a provision.
    void provisioned(Answer answer) {
        if (good(answer)) {
            dashboard(ProvisioningRules.DASHBOARD_TYPE, answer);
            metadata(ProvisioningRules.METADATA, answer);
            JsonNode operation = answer.at("/operation");
            boolean kept = operation.isMissingNode() || operation.isNull() || text(operation, true);
            trial.judge(ProvisioningRules.OPERATION, kept, "a shorter string or null", answer);
        }
    }

    /// Of an update.
    void updated(Answer answer) {
        if (good(answer)) {
            dashboard(UpdatingRules.DASHBOARD_TYPE, answer);
            metadata(UpdatingRules.METADATA, answer);
            JsonNode operation = answer.at("/operation");
            boolean kept = operation.isMissingNode() || text(operation, false);
            trial.judge(UpdatingRules.OPERATION, kept, "a string that is not empty", answer);
        }
    }

    /// Of a deprovision.
    void deprovisioned(Answer answer) {
        if (good(answer)) {
            JsonNode operation = answer.at("/operation");
            boolean kept = operation.isMissingNode() || text(operation, true);
            trial.judge(DeprovisioningRules.OPERATION, kept, "a shorter string", answer);
        }
    }

    /// Of a fetch.
    void fetched(Answer answer, String serviceId, String planId) {
        same(FetchingInstanceRules.SERVICE_ID, answer, "service_id", serviceId);
        same(FetchingInstanceRules.PLAN_ID, answer, "plan_id", planId);
        dashboard(FetchingInstanceRules.DASHBOARD_TYPE, answer);
        metadata(FetchingInstanceRules.METADATA, answer);
        JsonNode parameters = answer.at("/parameters");
        trial.judge(
                FetchingInstanceRules.PARAMETERS,
                parameters.isMissingNode() || parameters.isObject(),
                "an object as `parameters`, or none",
                answer);
        JsonNode maintenance = answer.at("/maintenance_info");
        trial.judge(
                FetchingInstanceRules.MAINTENANCE,
                maintenance.isMissingNode() || maintenance.path("version").isString(),
                "an object with a version as `maintenance_info`, or none",
                answer);
    }

    private void same(Requirement requirement, Answer answer, String member, String right) {
        JsonNode given = answer.at("/" + member);
        boolean kept = given.isMissingNode() || answer.textAt("/" + member).equals(right);
        trial.judge(requirement, kept, "`" + member + "` " + right + ", or none", answer);
    }

    private void dashboard(Requirement requirement, Answer answer) {
        JsonNode url = answer.at("/dashboard_url");
        boolean kept = url.isMissingNode() || url.isNull() || url.isString();
        trial.judge(requirement, kept, "a string as `dashboard_url`, or none", answer);
    }

    private void metadata(Requirement requirement, Answer answer) {
        JsonNode metadata = answer.at("/metadata");
        boolean kept =
                metadata.isMissingNode()
                        || (metadata.isObject()
                                && List.of("labels", "attributes").stream()
                                        .map(metadata::path)
                                        .allMatch(each -> each.isMissingNode() || each.isObject()));
        trial.judge(
                requirement, kept, "objects as `metadata`, its labels and its attributes", answer);
    }

    private static boolean text(JsonNode node, boolean empty) {
        return node.isString()
                && node.stringValue().length() <= LONGEST_OPERATION
                && (empty || !node.stringValue().isEmpty());
    }

    private static boolean good(Answer answer) {
        return answer.status() >= 200 && answer.status() < 300;
    }
}
