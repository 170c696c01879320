package dev.sutler.conformance.check;

import dev.sutler.conformance.offer.Plan;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What updates of an instance can ask for without another plan, by what its plan declares and what
/// is known of its parameters.
public final class Changes {

    private Changes() {}

    /// Different changes, each as the members beside `service_id`; empty when the plan seems to
    /// take none.
    public static List<ObjectNode> of(Trial trial) {
        List<ObjectNode> changes = new ArrayList<>();
        Plan plan = trial.plan();
        trial.parameters()
                .different(plan, Plan.Schema.UPDATE)
                .map(Changes::parameters)
                .ifPresent(changes::add);
        trial.parameters()
                .valid(plan, Plan.Schema.UPDATE)
                .map(Changes::parameters)
                .ifPresent(changes::add);
        if (plan.contextUpdateable()) {
            changes.add(context("osb-check-renamed"));
            changes.add(context("osb-check-renamed-again"));
        }
        return changes;
    }

    /// One change; empty when the plan seems to take none.
    public static Optional<ObjectNode> one(Trial trial) {
        return of(trial).stream().findFirst();
    }

    /// Other parameters.
    public static ObjectNode parameters(ObjectNode parameters) {
        return JsonNodeFactory.instance.objectNode().set("parameters", parameters);
    }

    private static ObjectNode context(String name) {
        return JsonNodeFactory.instance.objectNode().set("context", Instance.context(name));
    }
}
