package dev.sutler.conformance.checks.input;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.Question;
import dev.sutler.conformance.check.Binding;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Resource;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.requirement.BindingRules;
import dev.sutler.conformance.requirement.ErrorRules;
import dev.sutler.conformance.requirement.ProvisioningRules;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.requirement.UpdatingRules;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Bodies with something wrong in them: one request for each. That none of them is answered with
/// 5xx, and each in the right shape, is judged of every answer.
public final class BodyChecks {

    private BodyChecks() {}

    /// All of them.
    public static List<Check> all() {
        return List.of(
                check(
                        "input-provision",
                        Need.A_PLAN,
                        ProvisioningRules.WRONG_TYPE,
                        BodyChecks::provision),
                check("input-update", Need.A_PLAN, UpdatingRules.WRONG_TYPE, BodyChecks::update),
                check("input-bind", Need.BINDABLE, BindingRules.WRONG_TYPE, BodyChecks::bind));
    }

    private static Check check(String name, Need need, Requirement wrongType, Check.Steps steps) {
        return new Check(
                name,
                need,
                Set.of(
                        ErrorRules.NO_SERVER_ERROR,
                        ErrorRules.UNCHANGED,
                        ErrorRules.UNPROCESSABLE,
                        ErrorRules.OTHER_TYPE,
                        wrongType),
                steps);
    }

    private static void provision(Trial trial) {
        Instance instance = trial.instance();
        List<Mutant> mutants =
                Mutant.all(instance.body(), List.of("parameters", "maintenance_info"));
        tried(trial, instance, mutants, ProvisioningRules.WRONG_TYPE, instance::putText);
        otherType(trial, instance, type -> instance.put(usual -> usual.with("Content-Type", type)));
    }

    private static void update(Trial trial) {
        Instance instance = trial.ready();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("service_id", instance.plan().serviceId());
        body.put("plan_id", instance.plan().id());
        body.set("context", Instance.context("osb-check"));
        List<Mutant> mutants =
                Mutant.all(body, List.of("parameters", "maintenance_info", "previous_values"));
        String target = instance.path() + "?accepts_incomplete=true";
        tried(
                trial,
                instance,
                mutants,
                UpdatingRules.WRONG_TYPE,
                text -> trial.ask(Question.of("PATCH", target, text)));
    }

    private static void bind(Trial trial) {
        Binding binding = trial.ready().binding();
        List<Mutant> mutants =
                Mutant.all(binding.body(), List.of("parameters", "predecessor_binding_id"));
        tried(trial, binding, mutants, BindingRules.WRONG_TYPE, binding::putText);
        otherType(trial, binding, type -> binding.put(usual -> usual.with("Content-Type", type)));
    }

    /* Those that leave no choice first, for what comes of the others may stand in their way. */
    private static void tried(
            Trial trial,
            Resource resource,
            List<Mutant> mutants,
            Requirement wrongType,
            Function<String, Answer> ask) {
        List<Mutant> hopeless =
                mutants.stream().filter(mutant -> mutant.kind() != Mutant.Kind.ODD).toList();
        trial.unchanged(
                resource,
                () -> {
                    List<Answer> answers =
                            hopeless.stream()
                                    .map(mutant -> judged(trial, mutant, wrongType, ask))
                                    .toList();
                    /* What was done wrongly is no change by a refusal. */
                    return answers.stream()
                            .filter(BodyChecks::done)
                            .findFirst()
                            .orElseGet(answers::getLast);
                });
        for (Mutant mutant : mutants) {
            if (mutant.kind() == Mutant.Kind.ODD) {
                resource.settled(ask.apply(mutant.text()));
            }
        }
    }

    private static Answer judged(
            Trial trial, Mutant mutant, Requirement wrongType, Function<String, Answer> ask) {
        Answer answer = ask.apply(mutant.text());
        switch (mutant.kind()) {
            case UNREADABLE -> trial.status(ErrorRules.UNPROCESSABLE, answer, 400);
            case NAMELESS ->
                    trial.judge(
                            wrongType, !done(answer), "a refusal, since an id is no text", answer);
            case ODD -> {}
        }
        return answer;
    }

    /* It may be taken for what it is, or not. */
    private static void otherType(Trial trial, Resource resource, Function<String, Answer> ask) {
        Answer answer = ask.apply("text/plain");
        if (done(answer)) {
            resource.settled(answer);
        } else if (answer.status() != 409 && answer.status() != 422) {
            trial.status(ErrorRules.OTHER_TYPE, answer, 400);
        }
    }

    private static boolean done(Answer answer) {
        return answer.status() < 300;
    }
}
