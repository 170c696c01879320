package dev.sutler.conformance.checks.bindings;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Binding;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.offer.Plan;
import dev.sutler.conformance.requirement.BindingRules;
import dev.sutler.conformance.requirement.Requirement;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// What a broker does not bind.
final class RefusedBindChecks {

    private static final String UNKNOWN = "05bc4ec0-0000-4000-8000-0000000000ff";

    private RefusedBindChecks() {}

    static List<Check> all() {
        return List.of(
                new Check(
                        "bind-bad-bodies",
                        Need.BINDABLE,
                        Set.of(
                                BindingRules.MISSING_IDS,
                                BindingRules.WRONG_TYPE,
                                BindingRules.UNKNOWN_SERVICE,
                                BindingRules.UNKNOWN_PLAN,
                                BindingRules.INVALID_DATA),
                        RefusedBindChecks::badBodies),
                new Check(
                        "bind-as-another-plan",
                        Need.BINDABLE,
                        Set.of(BindingRules.OTHER_IDS),
                        RefusedBindChecks::anotherPlan),
                new Check(
                        "bind-with-invalid-parameters",
                        Need.of(
                                "a bindable plan with a schema for bindings",
                                RefusedBindChecks::hasSchema),
                        Set.of(BindingRules.PARAMETERS_VALID),
                        RefusedBindChecks::invalidParameters),
                new Check(
                        "bind-of-no-instance",
                        Need.BINDABLE,
                        Set.of(BindingRules.INSTANCE_ABSENT),
                        RefusedBindChecks::noInstance),
                new Check(
                        "bind-not-bindable",
                        Need.of("a plan that is not bindable", plan -> !plan.bindable()),
                        Set.of(BindingRules.DECLARED),
                        trial -> refused(trial, BindingRules.DECLARED, trial.ready().binding())));
    }

    /// A body that is wrong in one way.
    ///
    /// @param breaks the requirement that is broken when it is taken
    private record Bad(Requirement breaks, Consumer<ObjectNode> change) {}

    private static final List<Bad> BAD =
            List.of(
                    new Bad(BindingRules.MISSING_IDS, body -> body.remove("service_id")),
                    new Bad(BindingRules.MISSING_IDS, body -> body.remove("plan_id")),
                    new Bad(BindingRules.WRONG_TYPE, body -> body.put("service_id", 5)),
                    new Bad(BindingRules.WRONG_TYPE, body -> body.putArray("plan_id")),
                    new Bad(BindingRules.WRONG_TYPE, body -> body.put("parameters", "osb-check")),
                    new Bad(BindingRules.UNKNOWN_SERVICE, body -> body.put("service_id", UNKNOWN)),
                    new Bad(BindingRules.UNKNOWN_PLAN, body -> body.put("plan_id", UNKNOWN)));

    private static void badBodies(Trial trial) {
        Instance instance = trial.ready();
        instance.binding().made();
        for (Bad bad : BAD) {
            Binding binding = instance.binding();
            ObjectNode body = binding.body();
            bad.change().accept(body);
            Answer answer = trial.unchanged(binding, () -> binding.put(body));
            if (bad.breaks().equals(BindingRules.MISSING_IDS)) {
                trial.status(bad.breaks(), answer, 400);
            } else if (refused(trial, bad.breaks(), answer)) {
                trial.status(BindingRules.INVALID_DATA, answer, 400);
            }
        }
    }

    private static void anotherPlan(Trial trial) {
        Instance instance = trial.ready();
        Plan other =
                trial.menu().siblings(trial.plan()).stream()
                        .findFirst()
                        .orElseThrow(() -> trial.skip("the offering has one plan only"));
        Binding binding = instance.binding();
        ObjectNode body = binding.body();
        body.put("plan_id", other.id());
        refused(trial, BindingRules.OTHER_IDS, trial.unchanged(binding, () -> binding.put(body)));
    }

    private static void invalidParameters(Trial trial) {
        ObjectNode parameters =
                trial.parameters()
                        .invalid(trial.plan(), Plan.Schema.BIND)
                        .orElseThrow(
                                () -> trial.skip("no schema forbids any parameters of bindings"));
        Binding binding = trial.ready().binding();
        ObjectNode body = binding.body();
        body.set("parameters", parameters);
        refused(
                trial,
                BindingRules.PARAMETERS_VALID,
                trial.unchanged(binding, () -> binding.put(body)));
    }

    private static boolean hasSchema(Plan plan) {
        return plan.bindable() && plan.schema(Plan.Schema.BIND).isPresent();
    }

    private static void noInstance(Trial trial) {
        refused(trial, BindingRules.INSTANCE_ABSENT, trial.instance().binding());
    }

    private static void refused(Trial trial, Requirement requirement, Binding binding) {
        refused(trial, requirement, trial.unchanged(binding, binding::put));
    }

    /// The status must be one of the 4xx.
    static boolean refused(Trial trial, Requirement requirement, Answer answer) {
        return trial.judge(
                requirement,
                answer.status() >= 400 && answer.status() < 500,
                "a refusal: status 400, or another 4xx",
                answer);
    }
}
