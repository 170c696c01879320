package dev.sutler.conformance.checks.instances;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.requirement.FetchingInstanceRules;

import java.util.List;
import java.util.Set;

/// How a broker lets instances be fetched.
final class FetchingChecks {

    private FetchingChecks() {}

    /// All of them.
    static List<Check> all() {
        return List.of(
                new Check(
                        "fetch-instance",
                        Need.RETRIEVABLE,
                        Set.of(
                                FetchingInstanceRules.SUPPORTED,
                                FetchingInstanceRules.AT_ONCE,
                                FetchingInstanceRules.ABSENT,
                                FetchingInstanceRules.SERVICE_ID,
                                FetchingInstanceRules.PLAN_ID,
                                FetchingInstanceRules.PARAMETERS,
                                FetchingInstanceRules.DASHBOARD_TYPE,
                                FetchingInstanceRules.MAINTENANCE,
                                FetchingInstanceRules.METADATA),
                        FetchingChecks::fetch));
    }

    private static void fetch(Trial trial) {
        trial.status(FetchingInstanceRules.ABSENT, trial.instance().get(), 404);
        Instance instance = trial.ready();
        Answer first = instance.get();
        Answer later = trial.retried(instance::get, answer -> answer.status() == 200);
        if (!trial.status(FetchingInstanceRules.SUPPORTED, later, 200)) {
            throw trial.skip("the instance cannot be fetched");
        }
        trial.status(FetchingInstanceRules.AT_ONCE, first, 200);
        new Bodies(trial).fetched(later, trial.plan().serviceId(), trial.plan().id());
    }
}
