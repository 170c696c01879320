package dev.sutler.conformance.checks.instances;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Resource;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.requirement.DeprovisioningRules;

import java.util.Set;

/// An instance whose deletion was accepted while it was being provisioned.
///
/// @param specimen the instance as it was before
record HaltedProvisioning(Trial trial, Specimen specimen) {

    private static final Set<Integer> GONE = Set.of(404, 410);

    /// Judges what becomes of it.
    ///
    /// @param accepted the answer to the deletion
    void judge(Answer accepted) {
        Instance instance = specimen.instance();
        Answer settled = instance.settled(accepted);
        if (accepted.status() == 202) {
            trial.judge(
                    DeprovisioningRules.STATE_OF_DELETION,
                    Resource.succeeded(settled) || GONE.contains(settled.status()),
                    "the state of the deletion, which succeeds",
                    settled);
        } else {
            Answer provisioning = instance.lastOperation(specimen.operation());
            trial.judge(
                    DeprovisioningRules.PROVISIONING_FAILED,
                    provisioning.textAt("/state").equals("failed"),
                    "the provisioning as failed, for the instance was deleted",
                    provisioning);
        }
        halted(instance);
    }

    private void halted(Instance instance) {
        trial.retried(
                () -> instance.lastOperation(specimen.operation()),
                answer -> !answer.textAt("/state").equals("in progress"));
        if (instance.retrievable()) {
            Answer fetched = instance.get();
            trial.judge(
                    DeprovisioningRules.HALTS_PROVISIONING,
                    fetched.status() != 200,
                    "no instance, for its deletion was accepted",
                    fetched);
        }
        Answer again = instance.delete();
        trial.judge(
                DeprovisioningRules.HALTS_PROVISIONING,
                GONE.contains(again.status()),
                "no instance, for its deletion was accepted",
                again);
    }
}
