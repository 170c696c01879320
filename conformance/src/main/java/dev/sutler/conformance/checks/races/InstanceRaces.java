package dev.sutler.conformance.checks.races;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Changes;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Race;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.requirement.ConcurrencyRules;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;

/// Requests for one instance that come at the same moment.
public final class InstanceRaces {

    private static final int MANY = 4;

    private InstanceRaces() {}

    /// All of them.
    public static List<Check> all() {
        return List.of(
                new Check(
                        "race-same-provision",
                        Need.A_PLAN,
                        Set.of(ConcurrencyRules.REFUSED, ConcurrencyRules.ONE_INSTANCE),
                        InstanceRaces::same),
                new Check(
                        "race-different-provision",
                        Need.A_PLAN,
                        Set.of(ConcurrencyRules.REFUSED, ConcurrencyRules.ONE_WINNER),
                        trial -> new ProvisionDuel(trial).run()),
                new Check(
                        "race-deprovision",
                        Need.A_PLAN,
                        Set.of(ConcurrencyRules.REFUSED, ConcurrencyRules.ONE_DEPROVISION),
                        InstanceRaces::deprovision),
                new Check(
                        "race-update",
                        Need.A_PLAN,
                        Set.of(ConcurrencyRules.REFUSED, ConcurrencyRules.ONE_UPDATE_LAST),
                        InstanceRaces::update));
    }

    private static void same(Trial trial) {
        Instance instance = trial.instance();
        Finish finish =
                new Finish(trial, new Race().and(MANY, () -> instance.put()).run()).orRefused();
        finish.once(ConcurrencyRules.ONE_INSTANCE, 201);
        finish.settle(instance);
        Finish.gone(trial, ConcurrencyRules.ONE_INSTANCE, instance);
    }

    private static void deprovision(Trial trial) {
        Instance instance = trial.ready();
        Finish finish =
                new Finish(trial, new Race().and(MANY, instance::delete).run()).orRefused(410);
        finish.once(ConcurrencyRules.ONE_DEPROVISION, 200);
        finish.settle(instance);
        Finish.gone(trial, ConcurrencyRules.ONE_DEPROVISION, instance);
    }

    private static void update(Trial trial) {
        List<ObjectNode> changes = Changes.of(trial);
        if (changes.size() < 2) {
            throw trial.skip("no two changes are known that the plan takes");
        }
        Instance instance = trial.ready();
        ObjectNode one = changes.getFirst();
        ObjectNode other = changes.get(1);
        List<Answer> answers =
                new Race().and(() -> instance.patch(one)).and(() -> instance.patch(other)).run();
        if (answers.stream().anyMatch(InstanceRaces::unsupported)) {
            throw trial.skip("the plan does not take these changes");
        }
        Finish finish = new Finish(trial, answers).orRefused();
        finish.settle(instance);
        if (instance.retrievable() && !finish.accepted().isEmpty()) {
            boolean first = Finish.accepted(answers.getFirst());
            boolean second = Finish.accepted(answers.get(1));
            Answer fetched = instance.get();
            trial.judge(
                    ConcurrencyRules.ONE_UPDATE_LAST,
                    (first && shows(fetched, one)) || (second && shows(fetched, other)),
                    "the parameters of one of the accepted updates",
                    fetched);
        }
        instance.removed();
    }

    /* What is refused for what it is, and not for when it comes. */
    private static boolean unsupported(Answer answer) {
        return answer.status() == 400
                || (answer.status() == 422 && !answer.textAt("/error").equals("ConcurrencyError"));
    }

    /// Whether a fetched instance may have come of a request with these members. What is not told
    /// is not held against it.
    static boolean shows(Answer fetched, ObjectNode asked) {
        if (fetched.status() != 200) {
            return true;
        }
        JsonNode plan = fetched.at("/plan_id");
        boolean samePlan =
                asked.path("plan_id").isMissingNode()
                        || !plan.isString()
                        || plan.equals(asked.path("plan_id"));
        JsonNode told = fetched.at("/parameters");
        return samePlan
                && (!told.isObject()
                        || asked.path("parameters")
                                .propertyStream()
                                .filter(each -> told.has(each.getKey()))
                                .allMatch(
                                        each -> each.getValue().equals(told.path(each.getKey()))));
    }
}
