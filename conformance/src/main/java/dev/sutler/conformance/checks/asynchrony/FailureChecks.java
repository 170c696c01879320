package dev.sutler.conformance.checks.asynchrony;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Binding;
import dev.sutler.conformance.check.Changes;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Resource;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.offer.Plan;
import dev.sutler.conformance.requirement.ErrorRules;
import dev.sutler.conformance.requirement.OrphanRules;
import dev.sutler.conformance.requirement.PollingRules;
import dev.sutler.conformance.requirement.Requirement;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;

/// What a broker tells of a failure, and whether a platform can clean up behind it.
public final class FailureChecks {

    private FailureChecks() {}

    /// All of them.
    public static List<Check> all() {
        return List.of(
                new Check(
                        "failed-provision",
                        Need.A_PLAN,
                        Set.of(
                                OrphanRules.INSTANCE,
                                PollingRules.REASON,
                                ErrorRules.USABLE_PLACE,
                                ErrorRules.REPEATABLE_PLACE),
                        FailureChecks::provision),
                new Check(
                        "failed-update",
                        Need.A_PLAN,
                        Set.of(OrphanRules.UPDATED, PollingRules.REASON, ErrorRules.FLAGS),
                        FailureChecks::update),
                new Check(
                        "failed-bind",
                        Need.BINDABLE,
                        Set.of(OrphanRules.BINDING, PollingRules.REASON),
                        FailureChecks::bind));
    }

    private static void provision(Trial trial) {
        Instance instance = trial.instance();
        ObjectNode body = instance.body();
        body.set("parameters", failing(trial, Plan.Schema.CREATE));
        Answer end = failed(trial, instance, instance.put(body));
        if (end.status() == 200) {
            nowhere(trial, ErrorRules.USABLE_PLACE, end, "instance_usable");
            nowhere(trial, ErrorRules.REPEATABLE_PLACE, end, "update_repeatable");
        }
        removable(trial, instance, OrphanRules.INSTANCE);
    }

    private static void update(Trial trial) {
        Instance instance = trial.ready();
        ObjectNode parameters = failing(trial, Plan.Schema.UPDATE);
        Answer end = failed(trial, instance, instance.patch(Changes.parameters(parameters)));
        for (String flag : List.of("instance_usable", "update_repeatable")) {
            JsonNode node = end.at("/" + flag);
            if (end.status() == 200 && !node.isMissingNode() && !node.isNull()) {
                trial.judge(
                        ErrorRules.FLAGS, node.isBoolean(), "true or false as `" + flag + "`", end);
            }
        }
        removable(trial, instance, OrphanRules.UPDATED);
    }

    private static void bind(Trial trial) {
        Binding binding = trial.ready().binding();
        ObjectNode body = binding.body();
        body.set("parameters", failing(trial, Plan.Schema.BIND));
        failed(trial, binding, binding.put(body));
        removable(trial, binding, OrphanRules.BINDING);
    }

    private static ObjectNode failing(Trial trial, Plan.Schema schema) {
        return trial.parameters()
                .failing(trial.plan(), schema)
                .orElseThrow(
                        () -> trial.skip("no parameters are known that make an operation fail"));
    }

    /* How it ends; that it fails is what the user says, and is not judged. */
    private static Answer failed(Trial trial, Resource resource, Answer first) {
        Answer end = resource.settled(first);
        boolean failed =
                first.status() == 202
                        ? end.status() == 200 && end.textAt("/state").equals("failed")
                        : end.status() >= 400;
        if (!failed) {
            throw trial.skip("the parameters that should make it fail did not");
        }
        if (first.status() == 202) {
            trial.judge(
                    PollingRules.REASON,
                    !end.textAt("/description").isBlank(),
                    "a `description` that says why it failed",
                    end);
        }
        return end;
    }

    private static void nowhere(Trial trial, Requirement requirement, Answer end, String flag) {
        JsonNode node = end.at("/" + flag);
        trial.judge(
                requirement,
                node.isMissingNode() || node.isNull(),
                "no `" + flag + "` in the state of a failed provision",
                end);
    }

    private static void removable(Trial trial, Resource resource, Requirement requirement) {
        Answer end = resource.settled(resource.delete());
        boolean gone =
                end.status() == 410
                        || end.status() == 404 && end.question().method().equals("GET")
                        || (end.status() == 200 && !end.textAt("/state").equals("failed"));
        trial.judge(requirement, gone, "that it is deleted, or status 410", end);
        if (gone) {
            Answer again = resource.delete();
            trial.judge(requirement, again.status() == 410, "status 410, as it is gone", again);
        }
    }
}
