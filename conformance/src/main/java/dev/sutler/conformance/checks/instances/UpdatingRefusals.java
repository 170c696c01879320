package dev.sutler.conformance.checks.instances;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.offer.Plan;
import dev.sutler.conformance.requirement.ErrorRules;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.requirement.UpdatingRules;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// What a broker does not do to an instance.
final class UpdatingRefusals {

    private UpdatingRefusals() {}

    /// All of them.
    static List<Check> all() {
        return List.of(
                new Check(
                        "update-refusals",
                        Need.A_PLAN,
                        Set.of(
                                UpdatingRules.MISSING_SERVICE,
                                UpdatingRules.MALFORMED,
                                UpdatingRules.WRONG_TYPE,
                                UpdatingRules.UNKNOWN_SERVICE,
                                UpdatingRules.UNKNOWN_PLAN,
                                UpdatingRules.ABSENT,
                                UpdatingRules.PARAMETERS_VALID,
                                UpdatingRules.REFUSED_UNCHANGED,
                                ErrorRules.UNCHANGED),
                        UpdatingRefusals::refusals),
                new Check(
                        "update-async-required",
                        Need.ASYNCHRONOUS,
                        Set.of(UpdatingRules.ASYNC_REQUIRED, ErrorRules.UNCHANGED),
                        UpdatingRefusals::asyncRequired));
    }

    private static void refusals(Trial trial) {
        Instance absent = trial.instance();
        Refusals.refused(
                trial,
                UpdatingRules.ABSENT,
                trial.unchanged(absent, () -> absent.patch(change(trial))));
        Instance instance = trial.ready();
        trial.status(
                UpdatingRules.MISSING_SERVICE,
                tried(trial, instance, body -> body.remove("service_id")),
                400);
        String broken = whole(trial, instance).toString().replaceFirst("}$", "");
        trial.status(
                UpdatingRules.MALFORMED,
                trial.unchanged(
                        instance,
                        () -> instance.patchText(broken),
                        UpdatingRules.REFUSED_UNCHANGED),
                400);
        invalid(trial, instance);
    }

    private static void invalid(Trial trial, Instance instance) {
        String nowhere = ProvisioningRefusals.NOWHERE;
        data(trial, instance, UpdatingRules.WRONG_TYPE, body -> body.put("service_id", 17));
        data(trial, instance, UpdatingRules.WRONG_TYPE, body -> body.put("parameters", "a text"));
        data(trial, instance, UpdatingRules.UNKNOWN_SERVICE, body -> other(body, nowhere));
        data(trial, instance, UpdatingRules.UNKNOWN_PLAN, body -> body.put("plan_id", nowhere));
        Others.elsewhere(trial, instance.plan())
                .ifPresent(
                        other -> {
                            data(
                                    trial,
                                    instance,
                                    UpdatingRules.UNKNOWN_SERVICE,
                                    body -> other(body, other.serviceId()));
                            data(
                                    trial,
                                    instance,
                                    UpdatingRules.UNKNOWN_PLAN,
                                    body -> body.put("plan_id", other.id()));
                        });
        ObjectNode parameters =
                trial.parameters()
                        .invalid(instance.plan(), Plan.Schema.UPDATE)
                        .orElseThrow(() -> trial.skip("no parameters are known to be invalid"));
        data(
                trial,
                instance,
                UpdatingRules.PARAMETERS_VALID,
                body -> body.set("parameters", parameters));
    }

    private static void other(ObjectNode body, String serviceId) {
        body.put("service_id", serviceId);
    }

    private static void data(
            Trial trial, Instance instance, Requirement requirement, Consumer<ObjectNode> change) {
        Answer answer = tried(trial, instance, change);
        Refusals.fails(trial, requirement, instance, answer);
        instance.settled(answer);
    }

    private static Answer tried(Trial trial, Instance instance, Consumer<ObjectNode> change) {
        ObjectNode body = whole(trial, instance);
        change.accept(body);
        return trial.unchanged(
                instance,
                () -> instance.patchText(body.toString()),
                UpdatingRules.REFUSED_UNCHANGED);
    }

    private static ObjectNode whole(Trial trial, Instance instance) {
        ObjectNode body = UpdatingChecks.object();
        body.put("service_id", instance.plan().serviceId());
        body.set("context", Instance.context("osb-check"));
        return body.setAll(change(trial));
    }

    private static ObjectNode change(Trial trial) {
        ObjectNode change = UpdatingChecks.object();
        trial.parameters()
                .different(trial.plan(), Plan.Schema.UPDATE)
                .ifPresent(parameters -> change.set("parameters", parameters));
        return change;
    }

    private static void asyncRequired(Trial trial) {
        Instance instance = trial.ready();
        Answer answer =
                trial.unchanged(
                        instance,
                        () -> instance.patchNow(change(trial)),
                        UpdatingRules.REFUSED_UNCHANGED);
        if (answer.status() == 200) {
            throw trial.skip("the plan can be updated at once as well");
        }
        boolean other =
                Refusals.refused(answer) && !answer.textAt("/error").equals("AsyncRequired");
        if (other && Refusals.refused(instance.patch(change(trial)))) {
            throw trial.skip("the plan takes no update of parameters");
        }
        trial.refused(UpdatingRules.ASYNC_REQUIRED, answer, "AsyncRequired");
    }
}
