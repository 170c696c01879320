package dev.sutler.conformance.checks.instances;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Resource;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.requirement.DeprovisioningRules;
import dev.sutler.conformance.requirement.ErrorRules;
import dev.sutler.conformance.requirement.FetchingInstanceRules;
import dev.sutler.conformance.requirement.ProvisioningRules;

import java.util.List;
import java.util.Set;

/// How a broker deletes instances.
final class DeprovisioningChecks {

    private DeprovisioningChecks() {}

    /// All of them.
    static List<Check> all() {
        return List.of(
                new Check(
                        "deprovision",
                        Need.A_PLAN,
                        Set.of(
                                DeprovisioningRules.MISSING_SERVICE,
                                DeprovisioningRules.MISSING_PLAN,
                                DeprovisioningRules.DELETED,
                                DeprovisioningRules.GONE,
                                DeprovisioningRules.ABSENT,
                                DeprovisioningRules.OPERATION,
                                DeprovisioningRules.OTHER_IDS,
                                ProvisioningRules.ID_REUSED,
                                ErrorRules.UNCHANGED),
                        DeprovisioningChecks::deprovision),
                new Check(
                        "deprovision-async-required",
                        Need.ASYNCHRONOUS,
                        Set.of(DeprovisioningRules.ASYNC_REQUIRED, ErrorRules.UNCHANGED),
                        DeprovisioningChecks::asyncRequired));
    }

    private static void deprovision(Trial trial) {
        trial.status(DeprovisioningRules.ABSENT, trial.instance().delete(), 410);
        Instance instance = trial.ready();
        missing(trial, instance);
        Answer deleted = instance.delete();
        trial.status(DeprovisioningRules.DELETED, deleted, 200, 202);
        new Bodies(trial).deprovisioned(deleted);
        Answer settled = instance.settled(deleted);
        if (!Resource.succeeded(settled) && settled.status() != 410) {
            throw trial.skip("the instance was not deleted");
        }
        if (gone(trial, instance)) {
            reused(trial, instance);
        }
    }

    private static void missing(Trial trial, Instance instance) {
        String service = instance.plan().serviceId();
        String plan = instance.plan().id();
        Answer noService = trial.unchanged(instance, () -> instance.delete("", plan));
        trial.status(DeprovisioningRules.MISSING_SERVICE, noService, 400);
        Instance left = noService.status() < 300 ? trial.ready() : instance;
        Answer noPlan = trial.unchanged(left, () -> left.delete(service, ""));
        trial.status(DeprovisioningRules.MISSING_PLAN, noPlan, 400);
        if (noService.status() < 300 || noPlan.status() < 300) {
            throw trial.skip("the instance was deleted by a request that lacked something");
        }
    }

    /// Judges whether the instance is really gone.
    static boolean gone(Trial trial, Instance instance) {
        if (instance.retrievable()) {
            Answer fetched = instance.get();
            boolean there = fetched.status() == 200;
            trial.judge(
                    DeprovisioningRules.GONE, !there, "no instance, for it was deleted", fetched);
            if (there) {
                return false;
            }
            trial.status(FetchingInstanceRules.ABSENT, fetched, 404);
        }
        Answer again = instance.delete();
        boolean there = again.status() == 200 || again.status() == 202;
        trial.judge(DeprovisioningRules.GONE, !there, "no instance, for it was deleted", again);
        if (!there) {
            trial.status(DeprovisioningRules.ABSENT, again, 410);
        }
        return !there;
    }

    private static void reused(Trial trial, Instance instance) {
        Answer answer = instance.put();
        boolean made = Resource.succeeded(instance.settled(answer));
        trial.judge(
                ProvisioningRules.ID_REUSED, made, "an instance with the id of a former", answer);
        if (made) {
            Answer other =
                    trial.unchanged(
                            instance,
                            () ->
                                    instance.delete(
                                            instance.plan().serviceId(),
                                            ProvisioningRefusals.NOWHERE));
            Refusals.refused(trial, DeprovisioningRules.OTHER_IDS, other);
        }
    }

    private static void asyncRequired(Trial trial) {
        Instance instance = trial.ready();
        Answer answer = trial.unchanged(instance, instance::deleteNow);
        if (answer.status() == 200) {
            throw trial.skip("the plan can be deprovisioned at once as well");
        }
        trial.refused(DeprovisioningRules.ASYNC_REQUIRED, answer, "AsyncRequired");
    }
}
