package dev.sutler.conformance.checks.instances;

import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.offer.Plan;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What could be asked for with an instance's id, and is not the same.
final class Others {

    private Others() {}

    /// Bodies of provisions that are valid and differ in one thing: the parameters, the plan, the
    /// offering. Empty when none is known.
    static List<ObjectNode> of(Trial trial, Instance instance) {
        List<ObjectNode> bodies = new ArrayList<>();
        trial.parameters()
                .different(instance.plan(), Plan.Schema.CREATE)
                .map(parameters -> instance.body().set("parameters", parameters))
                .map(ObjectNode.class::cast)
                .ifPresent(bodies::add);
        trial.menu().siblings(instance.plan()).stream()
                .findFirst()
                .ifPresent(plan -> bodies.add(with(trial, instance, plan)));
        elsewhere(trial, instance.plan())
                .ifPresent(plan -> bodies.add(with(trial, instance, plan)));
        return bodies;
    }

    /// A plan of another offering.
    static Optional<Plan> elsewhere(Trial trial, Plan plan) {
        return trial.menu().plans().stream()
                .filter(each -> !each.serviceId().equals(plan.serviceId()))
                .findFirst();
    }

    private static ObjectNode with(Trial trial, Instance instance, Plan plan) {
        ObjectNode body = instance.body();
        body.put("service_id", plan.serviceId()).put("plan_id", plan.id());
        body.remove("parameters");
        trial.parameters()
                .valid(plan, Plan.Schema.CREATE)
                .ifPresent(parameters -> body.set("parameters", parameters));
        return body;
    }
}
