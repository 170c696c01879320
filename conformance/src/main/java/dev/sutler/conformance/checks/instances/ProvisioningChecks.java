package dev.sutler.conformance.checks.instances;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.offer.Plan;
import dev.sutler.conformance.requirement.ProvisioningRules;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;

/// How a broker provisions.
public final class ProvisioningChecks {

    private ProvisioningChecks() {}

    /// All of them.
    public static List<Check> all() {
        return List.of(
                new Check(
                        "provision",
                        Need.A_PLAN,
                        Set.of(ProvisioningRules.CREATED),
                        ProvisioningChecks::provision),
                new Check(
                        "provision-conflict",
                        Need.A_PLAN,
                        Set.of(ProvisioningRules.CONFLICT),
                        ProvisioningChecks::conflict));
    }

    private static void provision(Trial trial) {
        Instance instance = trial.instance();
        Answer answer = instance.put();
        trial.status(ProvisioningRules.CREATED, answer, trial.asynchronous() ? 202 : 201);
    }

    private static void conflict(Trial trial) {
        Instance instance = trial.ready();
        Plan other =
                trial.menu().siblings(trial.plan()).stream()
                        .findFirst()
                        .orElseThrow(() -> trial.skip("the offering has one plan only"));
        ObjectNode body = trial.instance(other).body();
        trial.status(ProvisioningRules.CONFLICT, instance.put(body), 409);
    }
}
