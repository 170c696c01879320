package dev.sutler.conformance.checks.instances;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.offer.Plan;
import dev.sutler.conformance.requirement.ErrorRules;
import dev.sutler.conformance.requirement.ProvisioningRules;
import dev.sutler.conformance.requirement.Requirement;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// What a broker does not provision. Each request has an id of its own, so that what is accepted
/// wrongly does not hide the next fault.
final class ProvisioningRefusals {

    static final String NOWHERE = "05bc4ec0-0000-4000-8000-0000000000ff";

    private ProvisioningRefusals() {}

    /// All of them.
    static List<Check> all() {
        return List.of(
                new Check(
                        "provision-missing",
                        Need.A_PLAN,
                        Set.of(
                                ProvisioningRules.MISSING_IDS,
                                ProvisioningRules.MISSING_TENANCY,
                                ProvisioningRules.MALFORMED,
                                ErrorRules.UNCHANGED),
                        ProvisioningRefusals::missing),
                new Check(
                        "provision-invalid",
                        Need.A_PLAN,
                        Set.of(
                                ProvisioningRules.UNKNOWN_SERVICE,
                                ProvisioningRules.UNKNOWN_PLAN,
                                ProvisioningRules.WRONG_TYPE,
                                ProvisioningRules.INVALID_DATA,
                                ProvisioningRules.PARAMETERS_VALID,
                                ErrorRules.UNCHANGED),
                        ProvisioningRefusals::invalid),
                new Check(
                        "provision-async-required",
                        Need.ASYNCHRONOUS,
                        Set.of(ProvisioningRules.ASYNC_REQUIRED, ErrorRules.UNCHANGED),
                        ProvisioningRefusals::asyncRequired));
    }

    private static void missing(Trial trial) {
        missing(trial, ProvisioningRules.MISSING_IDS, "service_id");
        missing(trial, ProvisioningRules.MISSING_IDS, "plan_id");
        missing(trial, ProvisioningRules.MISSING_TENANCY, "organization_guid");
        missing(trial, ProvisioningRules.MISSING_TENANCY, "space_guid");
        Instance instance = trial.instance();
        String broken = instance.body().toString().replaceFirst("}$", "");
        trial.status(
                ProvisioningRules.MALFORMED,
                trial.unchanged(instance, () -> instance.putText(broken)),
                400);
    }

    private static void missing(Trial trial, Requirement requirement, String member) {
        trial.status(requirement, tried(trial, body -> body.remove(member)).answer(), 400);
    }

    private static void invalid(Trial trial) {
        data(trial, ProvisioningRules.UNKNOWN_SERVICE, body -> body.put("service_id", NOWHERE));
        data(trial, ProvisioningRules.UNKNOWN_PLAN, body -> body.put("plan_id", NOWHERE));
        Others.elsewhere(trial, trial.plan())
                .ifPresent(
                        other ->
                                data(
                                        trial,
                                        ProvisioningRules.UNKNOWN_PLAN,
                                        body -> body.put("plan_id", other.id())));
        data(trial, ProvisioningRules.WRONG_TYPE, body -> body.put("service_id", 17));
        data(trial, ProvisioningRules.WRONG_TYPE, body -> body.put("plan_id", true));
        data(trial, ProvisioningRules.WRONG_TYPE, body -> body.put("parameters", "a text"));
        data(trial, ProvisioningRules.WRONG_TYPE, body -> body.putArray("parameters").add(1));
        ObjectNode parameters =
                trial.parameters()
                        .invalid(trial.plan(), Plan.Schema.CREATE)
                        .orElseThrow(() -> trial.skip("no parameters are known to be invalid"));
        data(trial, ProvisioningRules.PARAMETERS_VALID, body -> body.set("parameters", parameters));
    }

    private static void data(Trial trial, Requirement requirement, Consumer<ObjectNode> change) {
        Tried tried = tried(trial, change);
        Refusals.fails(trial, requirement, tried.instance(), tried.answer());
        if (Refusals.refused(tried.answer())) {
            trial.status(ProvisioningRules.INVALID_DATA, tried.answer(), 400);
        }
    }

    private record Tried(Instance instance, Answer answer) {}

    private static Tried tried(Trial trial, Consumer<ObjectNode> change) {
        Instance instance = trial.instance();
        ObjectNode body = instance.body();
        change.accept(body);
        return new Tried(instance, trial.unchanged(instance, () -> instance.put(body)));
    }

    private static void asyncRequired(Trial trial) {
        Instance instance = trial.instance();
        Answer answer = trial.unchanged(instance, () -> instance.putNow(instance.body()));
        if (answer.status() == 201) {
            throw trial.skip("the plan can be provisioned at once as well");
        }
        trial.refused(ProvisioningRules.ASYNC_REQUIRED, answer, "AsyncRequired");
    }
}
