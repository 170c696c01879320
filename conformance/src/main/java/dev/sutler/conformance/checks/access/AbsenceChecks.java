package dev.sutler.conformance.checks.access;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.offer.Plan;
import dev.sutler.conformance.requirement.DeprovisioningRules;
import dev.sutler.conformance.requirement.FetchingBindingRules;
import dev.sutler.conformance.requirement.FetchingInstanceRules;
import dev.sutler.conformance.requirement.UnbindingRules;
import dev.sutler.conformance.requirement.UpdatingRules;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// What a broker says of instances and bindings that never were. These checks make nothing, so they
/// tell something of a broker that must not be touched.
public final class AbsenceChecks {

    private AbsenceChecks() {}

    /// All of them.
    public static List<Check> all() {
        return List.of(
                new Check(
                        "unknown-instance",
                        Need.NOTHING,
                        Set.of(
                                FetchingInstanceRules.ABSENT,
                                UpdatingRules.ABSENT,
                                DeprovisioningRules.ABSENT),
                        AbsenceChecks::instance),
                new Check(
                        "unknown-binding",
                        Need.NOTHING,
                        Set.of(FetchingBindingRules.ABSENT, UnbindingRules.ABSENT),
                        AbsenceChecks::binding));
    }

    private static void instance(Trial trial) {
        Questions questions = new Questions(trial);
        String id = trial.unknownId();
        trial.status(DeprovisioningRules.ABSENT, trial.ask(questions.deprovision(id)), 410);
        Answer updated = trial.ask(questions.update(id));
        trial.judge(
                UpdatingRules.ABSENT,
                updated.status() >= 400 && updated.status() < 500,
                "a 4xx status",
                updated);
        if (any(trial, Plan::instancesRetrievable)) {
            Questions retrievable = new Questions(trial, Plan::instancesRetrievable);
            Answer fetched = trial.ask(retrievable.fetchInstance(id));
            trial.status(FetchingInstanceRules.ABSENT, fetched, 404);
        }
    }

    private static void binding(Trial trial) {
        if (!any(trial, Plan::bindable)) {
            throw trial.skip("no plan is bindable");
        }
        Questions questions = new Questions(trial, Plan::bindable);
        String id = trial.unknownId();
        trial.status(UnbindingRules.ABSENT, trial.ask(questions.unbind(id)), 410);
        if (any(trial, AbsenceChecks::bindingsRetrievable)) {
            Questions retrievable = new Questions(trial, AbsenceChecks::bindingsRetrievable);
            Answer fetched = trial.ask(retrievable.fetchBinding(id));
            trial.status(FetchingBindingRules.ABSENT, fetched, 404);
        }
    }

    private static boolean bindingsRetrievable(Plan plan) {
        return plan.bindable() && plan.bindingsRetrievable();
    }

    private static boolean any(Trial trial, Predicate<Plan> like) {
        return trial.menu().plans().stream().anyMatch(like);
    }
}
