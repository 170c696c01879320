package dev.sutler.conformance.checks.bindings;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Binding;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.SkippedException;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.offer.Plan;
import dev.sutler.conformance.requirement.BindingRules;
import dev.sutler.conformance.requirement.Requirement;

import tools.jackson.databind.node.ObjectNode;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// What is special about log drains, route services, volumes, and services for applications only.
final class KindChecks {

    /* A catalog may be long, and each offering takes an instance. */
    private static final int MOST_OFFERINGS = 8;

    private KindChecks() {}

    static List<Check> all() {
        return List.of(
                kind("log-drain", "syslog_drain", BindingRules.LOG_DRAIN_GIVEN),
                kind("volume", "volume_mount", BindingRules.VOLUMES_GIVEN),
                kind("route-service", "route_forwarding", BindingRules.ROUTE_SERVICE_DECLARED),
                new Check(
                        "bind-without-app",
                        Need.BINDABLE,
                        Set.of(BindingRules.REQUIRES_APP),
                        KindChecks::withoutApp));
    }

    private static Check kind(String name, String permission, Requirement requirement) {
        Predicate<Plan> such = plan -> plan.bindable() && plan.requires(permission);
        Set<Requirement> judges = new HashSet<>(ToldRules.ALL);
        judges.add(requirement);
        return new Check(
                "bind-" + name,
                Need.of("a bindable plan that requires " + permission, such),
                judges,
                KindChecks::given);
    }

    private static void given(Trial trial) {
        Made made = Made.of(trial);
        Answer told = made.told().orElseThrow(() -> trial.skip("nothing is told of the binding"));
        given(trial, told, "syslog_drain", "syslog_drain_url", BindingRules.LOG_DRAIN_GIVEN);
        given(trial, told, "volume_mount", "volume_mounts", BindingRules.VOLUMES_GIVEN);
        ToldRules.judge(trial, trial.plan(), told);
    }

    private static void given(
            Trial trial, Answer told, String permission, String member, Requirement requirement) {
        if (trial.plan().requires(permission)) {
            trial.judge(
                    requirement, ToldRules.given(told.at("/" + member)), "`" + member + "`", told);
        }
    }

    /* Which offering wants an application stands in no catalog: all of them are tried. */
    private static void withoutApp(Trial trial) {
        Map<String, Plan> one = new LinkedHashMap<>();
        one.put(trial.plan().serviceId(), trial.plan());
        trial.menu().plans().stream()
                .filter(Plan::bindable)
                .forEach(plan -> one.putIfAbsent(plan.serviceId(), plan));
        for (Plan plan : one.values().stream().limit(MOST_OFFERINGS).toList()) {
            try {
                withoutApp(trial, trial.instance(plan).made().binding());
            } catch (SkippedException cannotBeMade) {
                // The others may still tell.
            }
        }
    }

    private static void withoutApp(Trial trial, Binding binding) {
        ObjectNode body = binding.body();
        body.remove("app_guid");
        body.withObject("/bind_resource").remove("app_guid");
        if (body.path("bind_resource").isEmpty()) {
            body.remove("bind_resource");
        }
        Answer answer = trial.unchanged(binding, () -> binding.put(body));
        trial.judge(
                BindingRules.REQUIRES_APP,
                answer.status() < 300
                        || (answer.status() == 422
                                && answer.textAt("/error").equals("RequiresApp")),
                "a binding without an application, or 422 with error RequiresApp",
                answer);
    }
}
