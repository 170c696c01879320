package dev.sutler.conformance.checks.instances;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Resource;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.requirement.ErrorRules;
import dev.sutler.conformance.requirement.ProvisioningRules;
import dev.sutler.conformance.requirement.UpdatingRules;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;

/// How a broker takes `maintenance_info`, in provisions and in updates.
final class MaintenanceChecks {

    private static final String CONFLICT = "MaintenanceInfoConflict";
    private static final String OTHER = "9999.0.0-osb-check";

    private MaintenanceChecks() {}

    /// All of them.
    static List<Check> all() {
        return List.of(
                new Check(
                        "maintenance-info",
                        Need.of(
                                "a plan with maintenance_info",
                                plan -> plan.maintenanceVersion().isPresent()),
                        Set.of(
                                ProvisioningRules.MAINTENANCE_CONFLICT,
                                ProvisioningRules.MAINTENANCE_ACCEPTED,
                                UpdatingRules.MAINTENANCE_CONFLICT,
                                UpdatingRules.MAINTENANCE_ACCEPTED,
                                ErrorRules.UNCHANGED),
                        MaintenanceChecks::maintenance));
    }

    private static void maintenance(Trial trial) {
        String version = trial.plan().maintenanceVersion().orElse("");
        Instance instance = trial.instance();
        trial.refused(
                ProvisioningRules.MAINTENANCE_CONFLICT,
                trial.unchanged(instance, () -> instance.put(provision(instance, OTHER))),
                CONFLICT);
        Instance other = trial.instance();
        Answer made = other.put(provision(other, version));
        boolean succeeded = Resource.succeeded(other.settled(made));
        trial.judge(
                ProvisioningRules.MAINTENANCE_ACCEPTED,
                succeeded,
                "an instance, for the version is the catalog's",
                made);
        update(trial, succeeded ? other : trial.ready(), version);
    }

    private static void update(Trial trial, Instance instance, String version) {
        trial.refused(
                UpdatingRules.MAINTENANCE_CONFLICT,
                trial.unchanged(
                        instance,
                        () -> instance.patch(with(UpdatingChecks.object(), OTHER)),
                        UpdatingRules.REFUSED_UNCHANGED),
                CONFLICT);
        Answer answer =
                UpdatingChecks.updated(trial, instance, with(UpdatingChecks.object(), version));
        trial.judge(
                UpdatingRules.MAINTENANCE_ACCEPTED,
                answer.status() < 300 || answer.status() == 422 && !conflict(answer),
                "no conflict, for the version is the catalog's",
                answer);
    }

    private static boolean conflict(Answer answer) {
        return answer.textAt("/error").equals(CONFLICT);
    }

    private static ObjectNode provision(Instance instance, String version) {
        return with(instance.body(), version);
    }

    private static ObjectNode with(ObjectNode body, String version) {
        body.putObject("maintenance_info")
                .put("version", version)
                .put("description", "Other words than the catalog's.");
        return body;
    }
}
