package dev.sutler.conformance.checks.instances;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Resource;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.offer.Plan;
import dev.sutler.conformance.requirement.ErrorRules;
import dev.sutler.conformance.requirement.UpdatingRules;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a broker changes the plan of instances.
final class PlanChanges {

    private static final int TRIED = 3;

    private PlanChanges() {}

    /// All of them.
    static List<Check> all() {
        return List.of(
                new Check(
                        "update-plan",
                        Need.UPDATEABLE,
                        Set.of(
                                UpdatingRules.PLAN_CHANGE,
                                UpdatingRules.APPLIED,
                                UpdatingRules.UNSUPPORTED,
                                ErrorRules.UNCHANGED),
                        PlanChanges::change),
                new Check(
                        "update-plan-unsupported",
                        Need.of("a plan that cannot be changed", plan -> !plan.updateable()),
                        Set.of(UpdatingRules.UNSUPPORTED, ErrorRules.UNCHANGED),
                        PlanChanges::unsupported));
    }

    private static void change(Trial trial) {
        List<Plan> others = trial.menu().siblings(trial.plan()).stream().limit(TRIED).toList();
        if (others.isEmpty()) {
            throw trial.skip("the offering has one plan only");
        }
        Instance instance = trial.ready();
        for (Plan other : others) {
            Optional<Instance> changed = to(trial, instance, other, only(instance, other));
            if (changed.isPresent()) {
                to(trial, changed.get(), trial.plan(), everything(trial, changed.get()));
                return;
            }
        }
        throw trial.skip("no change of plan is supported that was tried");
    }

    /// @return the instance with its new plan; empty when it has not got it
    private static Optional<Instance> to(
            Trial trial, Instance instance, Plan other, ObjectNode change) {
        Answer answer =
                trial.unchanged(
                        instance, () -> instance.patch(change), UpdatingRules.REFUSED_UNCHANGED);
        new Bodies(trial).updated(answer);
        trial.judge(
                UpdatingRules.PLAN_CHANGE,
                answer.status() == 200 || answer.status() == 202 || Refusals.refused(answer),
                "status 200 or 202, or a 4xx status",
                answer);
        if (Refusals.refused(answer)) {
            trial.status(UpdatingRules.UNSUPPORTED, answer, 422, 400);
        }
        if (!Resource.succeeded(instance.settled(answer))) {
            return Optional.empty();
        }
        Instance changed = instance.changedTo(other);
        if (changed.retrievable()) {
            Answer after = changed.get();
            trial.judge(
                    UpdatingRules.APPLIED,
                    after.textAt("/plan_id").equals(other.id())
                            || after.at("/plan_id").isMissingNode(),
                    "the new plan, for the update has succeeded",
                    after);
        }
        return Optional.of(changed);
    }

    private static ObjectNode only(Instance instance, Plan other) {
        ObjectNode change = UpdatingChecks.object().put("plan_id", other.id());
        change.set("previous_values", previous(instance));
        return change;
    }

    private static ObjectNode previous(Instance instance) {
        ObjectNode previous = UpdatingChecks.object();
        previous.put("service_id", instance.plan().serviceId());
        previous.put("plan_id", instance.plan().id());
        previous.put("organization_id", instance.body().path("organization_guid").asString());
        previous.put("space_id", instance.body().path("space_guid").asString());
        instance.plan()
                .maintenanceVersion()
                .ifPresent(
                        version -> previous.putObject("maintenance_info").put("version", version));
        return previous;
    }

    /* Back to the first plan, with all that an update may have. */
    private static ObjectNode everything(Trial trial, Instance instance) {
        ObjectNode change = only(instance, trial.plan());
        change.set("context", Instance.context("osb-check-renamed"));
        trial.parameters()
                .different(trial.plan(), Plan.Schema.UPDATE)
                .ifPresent(parameters -> change.set("parameters", parameters));
        trial.plan()
                .maintenanceVersion()
                .ifPresent(version -> change.putObject("maintenance_info").put("version", version));
        return change;
    }

    private static void unsupported(Trial trial) {
        Plan other =
                trial.menu().siblings(trial.plan()).stream()
                        .findFirst()
                        .orElseThrow(() -> trial.skip("the offering has one plan only"));
        Instance instance = trial.ready();
        if (to(trial, instance, other, only(instance, other)).isPresent()) {
            throw trial.skip("the plan can be changed, though it does not say so");
        }
    }
}
