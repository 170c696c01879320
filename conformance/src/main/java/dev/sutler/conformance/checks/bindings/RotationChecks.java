package dev.sutler.conformance.checks.bindings;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Binding;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.requirement.RotationRules;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How a broker rotates bindings.
final class RotationChecks {

    private RotationChecks() {}

    static List<Check> all() {
        Set<Requirement> rotated = new HashSet<>(ToldRules.ALL);
        rotated.addAll(
                Set.of(
                        RotationRules.ROTATED,
                        RotationRules.REPEATED,
                        RotationRules.PREDECESSOR_VALID));
        return List.of(
                new Check("rotate", Need.ROTATABLE, rotated, RotationChecks::rotate),
                new Check(
                        "rotate-and-unbind",
                        Need.ROTATABLE,
                        Set.of(RotationRules.SUCCESSOR_VALID),
                        RotationChecks::unbind),
                new Check(
                        "rotate-what-cannot-be",
                        Need.ROTATABLE,
                        Set.of(
                                RotationRules.PREDECESSOR_UNKNOWN,
                                RotationRules.PREDECESSOR_DELETED,
                                RotationRules.PREDECESSOR_ELSEWHERE),
                        RotationChecks::refused),
                new Check(
                        "rotate-undeclared",
                        Need.of(
                                "a bindable plan that does not declare rotation",
                                plan -> plan.bindable() && !plan.rotatable()),
                        Set.of(RotationRules.UNDECLARED),
                        RotationChecks::undeclared));
    }

    private static ObjectNode successorOf(Binding predecessor) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("predecessor_binding_id", predecessor.id());
    }

    private static void rotate(Trial trial) {
        Made predecessor = Made.of(trial);
        Binding binding = predecessor.binding().instance().binding();
        ObjectNode body = successorOf(predecessor.binding());
        Answer first = binding.put(body);
        Answer ended = binding.settled(first);
        boolean made =
                first.status() == 201
                        || first.status() == 200
                        || (first.status() == 202 && ended.textAt("/state").equals("succeeded"));
        trial.judge(
                RotationRules.ROTATED, made, "a successor: status 201, or 202 and success", ended);
        if (made) {
            Made successor = Made.of(binding, first);
            successor.told().ifPresent(told -> ToldRules.judge(trial, trial.plan(), told));
            trial.status(RotationRules.REPEATED, binding.put(body), 200);
            UnbindChecks.stays(trial, predecessor, RotationRules.PREDECESSOR_VALID);
        }
    }

    private static void unbind(Trial trial) {
        Binding predecessor = Made.of(trial).binding();
        Made successor = Made.of(predecessor.instance().binding(), successorOf(predecessor));
        if (!predecessor.removed()) {
            throw trial.skip("the predecessor cannot be deleted");
        }
        UnbindChecks.stays(trial, successor, RotationRules.SUCCESSOR_VALID);
    }

    private static void refused(Trial trial) {
        Binding deleted = Made.of(trial).binding();
        Instance instance = deleted.instance();
        refused(trial, RotationRules.PREDECESSOR_UNKNOWN, instance, instance.binding());
        refused(trial, RotationRules.PREDECESSOR_ELSEWHERE, trial.ready(), deleted);
        if (deleted.removed()) {
            refused(trial, RotationRules.PREDECESSOR_DELETED, instance, deleted);
        }
    }

    private static void refused(
            Trial trial, Requirement requirement, Instance instance, Binding predecessor) {
        Binding successor = instance.binding();
        RefusedBindChecks.refused(
                trial,
                requirement,
                trial.unchanged(successor, () -> successor.put(successorOf(predecessor))));
    }

    private static void undeclared(Trial trial) {
        Binding binding = Made.of(trial).binding();
        refused(trial, RotationRules.UNDECLARED, binding.instance(), binding);
    }
}
