package dev.sutler.conformance.checks.races;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Race;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.offer.Plan;
import dev.sutler.conformance.requirement.ConcurrencyRules;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// Two different provisions with one id, each of which comes twice, at the same moment.
record ProvisionDuel(Trial trial) {

    void run() {
        Instance instance = trial.instance();
        ObjectNode one = instance.body();
        ObjectNode other =
                other(instance)
                        .orElseThrow(
                                () ->
                                        trial.skip(
                                                "nothing is known that two provisions could differ"
                                                        + " in"));
        List<Answer> answers =
                new Race().and(2, () -> instance.put(one)).and(2, () -> instance.put(other)).run();
        if (answers.stream().anyMatch(answer -> answer.status() == 400)) {
            throw trial.skip("the plan does not take one of two different provisions");
        }
        judge(instance, answers, one, other);
    }

    private void judge(Instance instance, List<Answer> answers, ObjectNode one, ObjectNode other) {
        Finish finish = new Finish(trial, answers).orRefused(409);
        boolean ofOne = answers.subList(0, 2).stream().anyMatch(Finish::accepted);
        boolean ofOther = answers.subList(2, answers.size()).stream().anyMatch(Finish::accepted);
        trial.judge(
                ConcurrencyRules.ONE_WINNER,
                !(ofOne && ofOther),
                "one of two different provisions to be accepted, not both");
        finish.settle(instance);
        ObjectNode winner = ofOne ? one : other;
        if (instance.retrievable() && ofOne != ofOther) {
            Answer fetched = instance.get();
            trial.judge(
                    ConcurrencyRules.ONE_WINNER,
                    InstanceRaces.shows(fetched, winner),
                    "the instance as the accepted request asked for it",
                    fetched);
        }
        instance.settled(
                instance.delete(
                        winner.path("service_id").asString(""),
                        winner.path("plan_id").asString("")));
    }

    private Optional<ObjectNode> other(Instance instance) {
        Optional<ObjectNode> parameters =
                trial.parameters()
                        .different(trial.plan(), Plan.Schema.CREATE)
                        .map(different -> instance.body().set("parameters", different));
        return parameters.or(
                () ->
                        trial.menu().siblings(trial.plan()).stream()
                                .findFirst()
                                .map(plan -> trial.instance(plan).body()));
    }
}
