package dev.sutler.conformance.checks.instances;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Resource;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.offer.Plan;
import dev.sutler.conformance.requirement.ErrorRules;
import dev.sutler.conformance.requirement.ProvisioningRules;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// How a broker provisions, and what it takes for the same.
final class ProvisioningChecks {

    private ProvisioningChecks() {}

    /// All of them.
    static List<Check> all() {
        return List.of(
                new Check(
                        "provision",
                        Need.A_PLAN,
                        Set.of(
                                ProvisioningRules.CREATED,
                                ProvisioningRules.REPEATED,
                                ProvisioningRules.CREATED_ONCE,
                                ProvisioningRules.DASHBOARD_FIRST,
                                ProvisioningRules.DASHBOARD_TYPE,
                                ProvisioningRules.DASHBOARD_OWN,
                                ProvisioningRules.OPERATION,
                                ProvisioningRules.METADATA),
                        ProvisioningChecks::provision),
                new Check(
                        "provision-key-order",
                        Need.A_PLAN,
                        Set.of(ProvisioningRules.KEY_ORDER, ProvisioningRules.EXTENSIONS_IGNORED),
                        ProvisioningChecks::keyOrder),
                new Check(
                        "provision-empty-parameters",
                        Need.A_PLAN,
                        Set.of(ProvisioningRules.EMPTY_PARAMETERS),
                        ProvisioningChecks::emptyParameters),
                new Check(
                        "provision-conflict",
                        Need.A_PLAN,
                        Set.of(ProvisioningRules.CONFLICT, ErrorRules.UNCHANGED),
                        ProvisioningChecks::conflict));
    }

    private static void provision(Trial trial) {
        Bodies bodies = new Bodies(trial);
        Instance instance = trial.instance();
        Answer first = instance.put();
        trial.status(ProvisioningRules.CREATED, first, 201, 202);
        bodies.provisioned(first);
        if (!Resource.succeeded(instance.settled(first))) {
            throw trial.skip("the instance could not be made");
        }
        Answer again = instance.put();
        trial.judge(
                ProvisioningRules.CREATED_ONCE,
                again.status() != 201,
                "no status 201, for the instance was there",
                again);
        repeated(trial, again);
        bodies.provisioned(again);
        Answer later = trial.plan().instancesRetrievable() ? instance.get() : again;
        String url = later.textAt("/dashboard_url");
        if (!url.isEmpty()) {
            trial.judge(
                    ProvisioningRules.DASHBOARD_FIRST,
                    !first.textAt("/dashboard_url").isEmpty(),
                    "`dashboard_url` in the first answer, for it is there later",
                    first);
        }
        if (!first.textAt("/dashboard_url").isEmpty()) {
            ownDashboard(trial, first.textAt("/dashboard_url"));
        }
    }

    /* Where operations are asynchronous, 200 is said not to be valid; so nothing can be asked for. */
    private static void repeated(Trial trial, Answer again) {
        if (trial.asynchronous()) {
            trial.status(ProvisioningRules.REPEATED, again, 200, 202, 409);
        } else {
            trial.status(ProvisioningRules.REPEATED, again, 200);
        }
    }

    private static void ownDashboard(Trial trial, String url) {
        Answer other = trial.instance().put();
        if (!other.textAt("/dashboard_url").isEmpty()) {
            trial.judge(
                    ProvisioningRules.DASHBOARD_OWN,
                    !other.textAt("/dashboard_url").equals(url),
                    "another `dashboard_url` than that of another instance",
                    other);
        }
    }

    private static void keyOrder(Trial trial) {
        Instance instance = trial.instance();
        ObjectNode parameters =
                Stream.of(
                                trial.parameters().valid(trial.plan(), Plan.Schema.CREATE),
                                trial.parameters().different(trial.plan(), Plan.Schema.CREATE))
                        .flatMap(Optional::stream)
                        .filter(each -> each.size() > 1)
                        .findFirst()
                        .or(() -> trial.parameters().valid(trial.plan(), Plan.Schema.CREATE))
                        .orElseGet(JsonNodeFactory.instance::objectNode);
        ObjectNode body = instance.body();
        body.set("parameters", parameters);
        ObjectNode extended = body.deepCopy();
        extended.putObject("org.osb-check.extension").put("unknown", true);
        ((ObjectNode) extended.path("context")).put("org.osb-check.extension", "unknown");
        Answer first = instance.put(extended);
        boolean made = Resource.succeeded(instance.settled(first));
        trial.judge(
                ProvisioningRules.EXTENSIONS_IGNORED,
                made,
                "an instance, whatever members the request has besides",
                first);
        if (!made) {
            throw trial.skip("the instance could not be made");
        }
        if (parameters.size() < 2) {
            throw trial.skip("no two parameters are known that could change places");
        }
        body.set("parameters", reversed(parameters));
        trial.judge(
                ProvisioningRules.KEY_ORDER,
                !conflicts(trial, instance, body, parameters),
                "no conflict, for only the order of members is another");
    }

    /* Where even the very same is a conflict, nothing can be said about the order. */
    private static boolean conflicts(
            Trial trial, Instance instance, ObjectNode reversed, ObjectNode parameters) {
        ObjectNode same = reversed.deepCopy();
        same.set("parameters", parameters);
        return trial.unchanged(instance, () -> instance.put(reversed)).status() == 409
                && instance.put(same).status() != 409;
    }

    private static ObjectNode reversed(ObjectNode parameters) {
        ObjectNode reversed = JsonNodeFactory.instance.objectNode();
        List.copyOf(parameters.propertyNames())
                .reversed()
                .forEach(name -> reversed.set(name, parameters.path(name)));
        return reversed;
    }

    private static void emptyParameters(Trial trial) {
        if (trial.parameters().valid(trial.plan(), Plan.Schema.CREATE).isPresent()) {
            throw trial.skip("the plan needs parameters");
        }
        Instance instance = trial.ready();
        ObjectNode body = instance.body();
        body.putObject("parameters");
        Answer answer = instance.put(body);
        trial.judge(
                ProvisioningRules.EMPTY_PARAMETERS,
                answer.status() < 300,
                "no conflict, for there are no parameters in both",
                answer);
    }

    private static void conflict(Trial trial) {
        Instance instance = trial.ready();
        List<ObjectNode> others = Others.of(trial, instance);
        if (others.isEmpty()) {
            throw trial.skip("no other plan and no other parameters are known");
        }
        others.forEach(
                body ->
                        trial.status(
                                ProvisioningRules.CONFLICT,
                                trial.unchanged(instance, () -> instance.put(body)),
                                409));
    }
}
