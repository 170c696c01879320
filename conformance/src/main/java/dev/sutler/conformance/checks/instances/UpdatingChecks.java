package dev.sutler.conformance.checks.instances;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Resource;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.offer.Plan;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.requirement.UpdatingRules;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;

/// How a broker changes instances without changing their plan.
final class UpdatingChecks {

    private UpdatingChecks() {}

    /// All of them.
    static List<Check> all() {
        return List.of(
                new Check(
                        "update-parameters",
                        Need.A_PLAN,
                        Set.of(
                                UpdatingRules.ANSWERED,
                                UpdatingRules.PLAN_KEPT,
                                UpdatingRules.PARAMETERS_KEPT,
                                UpdatingRules.NO_EFFECT,
                                UpdatingRules.EXTENSIONS_IGNORED,
                                UpdatingRules.DASHBOARD_FIRST,
                                UpdatingRules.DASHBOARD_TYPE,
                                UpdatingRules.OPERATION,
                                UpdatingRules.METADATA),
                        UpdatingChecks::parameters),
                new Check(
                        "update-context",
                        Need.of(
                                "an offering that allows updates of the context",
                                Plan::contextUpdateable),
                        Set.of(UpdatingRules.CONTEXT_ONLY),
                        UpdatingChecks::context));
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void parameters(Trial trial) {
        ObjectNode parameters =
                trial.parameters()
                        .different(trial.plan(), Plan.Schema.UPDATE)
                        .orElseThrow(() -> trial.skip("no parameters to update with are known"));
        Instance instance = trial.ready();
        JsonNode change = object().set("parameters", parameters);
        Answer before = fetched(instance);
        Answer answer = updated(trial, instance, change.asObject());
        trial.status(UpdatingRules.ANSWERED, answer, 200, 202, 400, 422);
        if (answer.status() >= 300) {
            throw trial.skip("the plan takes no update of parameters");
        }
        Answer after = fetched(instance);
        dashboardFirst(trial, before, answer, after);
        kept(trial, UpdatingRules.PLAN_KEPT, "plan_id", before, after);
        extensions(trial, instance, change.asObject());
        Answer none = updated(trial, instance, object().put("plan_id", instance.plan().id()));
        trial.status(UpdatingRules.NO_EFFECT, none, 200, 202);
        kept(trial, UpdatingRules.PARAMETERS_KEPT, "parameters", after, fetched(instance));
    }

    /// Asks for a change, waits for its end, and looks at the answer.
    ///
    /// @return the first answer
    static Answer updated(Trial trial, Instance instance, ObjectNode change) {
        Answer answer = instance.patch(change);
        new Bodies(trial).updated(answer);
        instance.settled(answer);
        return answer;
    }

    /// The instance as it is told; where it cannot be fetched, an answer that tells nothing.
    static Answer fetched(Instance instance) {
        return instance.retrievable() ? instance.get() : instance.lastOperation();
    }

    private static void dashboardFirst(Trial trial, Answer before, Answer answer, Answer after) {
        String url = after.textAt("/dashboard_url");
        if (!url.isEmpty()) {
            trial.judge(
                    UpdatingRules.DASHBOARD_FIRST,
                    url.equals(before.textAt("/dashboard_url"))
                            || url.equals(answer.textAt("/dashboard_url")),
                    "the new `dashboard_url` in the first answer",
                    answer);
        }
    }

    /* A broker need not tell all of it, so only what was told before is looked for. */
    private static void kept(
            Trial trial, Requirement requirement, String member, Answer before, Answer after) {
        JsonNode told = before.at("/" + member);
        if (after.status() == 200 && !told.isMissingNode()) {
            trial.judge(
                    requirement,
                    told.equals(after.at("/" + member)),
                    "the same `" + member + "` as before the update",
                    after);
        }
    }

    private static void extensions(Trial trial, Instance instance, ObjectNode change) {
        ObjectNode extended = change.deepCopy();
        extended.putObject("org.osb-check.extension").put("unknown", true);
        Answer answer = updated(trial, instance, extended);
        trial.judge(
                UpdatingRules.EXTENSIONS_IGNORED,
                answer.status() < 300,
                "no other answer because of a member that it does not know",
                answer);
    }

    private static void context(Trial trial) {
        Instance instance = trial.ready();
        Answer before = fetched(instance);
        ObjectNode change = object().set("context", Instance.context("osb-check-renamed"));
        Answer answer = instance.patch(change);
        new Bodies(trial).updated(answer);
        boolean kept = Resource.succeeded(instance.settled(answer));
        trial.judge(
                UpdatingRules.CONTEXT_ONLY,
                kept,
                "status 200, or 202 and an update that succeeds",
                answer);
        Answer after = fetched(instance);
        if (kept && instance.retrievable()) {
            kept(trial, UpdatingRules.PLAN_KEPT, "plan_id", before, after);
            kept(trial, UpdatingRules.PARAMETERS_KEPT, "parameters", before, after);
        }
    }
}
