package dev.sutler.conformance.checks.asynchrony;

import dev.sutler.conformance.check.Binding;
import dev.sutler.conformance.check.Changes;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Resource;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.offer.Plan;
import dev.sutler.conformance.requirement.PollingRules;
import dev.sutler.conformance.requirement.Requirement;

import java.util.List;
import java.util.Set;

/// What `last_operation` tells while something is done, and afterwards.
public final class PollingChecks {

    private PollingChecks() {}

    /// All of them.
    public static List<Check> all() {
        return List.of(
                new Check(
                        "poll-instance",
                        Need.ASYNCHRONOUS,
                        rules(PollingRules.INSTANCE),
                        PollingChecks::instance),
                new Check(
                        "poll-binding",
                        Need.BINDABLE,
                        rules(PollingRules.BINDING),
                        PollingChecks::binding),
                new Check(
                        "poll-absent",
                        Need.NOTHING,
                        Set.of(PollingRules.INSTANCE.absent(), PollingRules.BINDING.absent()),
                        PollingChecks::absent));
    }

    private static Set<Requirement> rules(PollingRules.Endpoint of) {
        return Set.of(
                of.answered(),
                of.gone(),
                of.state(),
                of.description(),
                of.terminal(),
                of.deleted(),
                of.remembered(),
                of.retryAfter());
    }

    private static void instance(Trial trial) {
        Instance instance = trial.instance();
        Poll poll = new Poll(trial, instance, PollingRules.INSTANCE);
        poll.made(instance.put());
        Changes.one(trial)
                .map(instance::patch)
                .filter(answer -> answer.status() == 202)
                .ifPresent(poll::made);
        poll.deleted(instance.delete());
    }

    private static void binding(Trial trial) {
        Binding binding = trial.ready().binding();
        Poll poll = new Poll(trial, binding, PollingRules.BINDING);
        poll.made(binding.put());
        poll.deleted(binding.delete());
    }

    private static void absent(Trial trial) {
        Plan plan =
                trial.menu().plans().stream()
                        .findFirst()
                        .orElseThrow(() -> trial.skip("there is no plan"));
        Instance instance = trial.instance(plan);
        absent(trial, instance, PollingRules.INSTANCE.absent());
        absent(trial, instance.binding(), PollingRules.BINDING.absent());
    }

    private static void absent(Trial trial, Resource resource, Requirement requirement) {
        trial.status(requirement, resource.lastOperation(), 404);
    }
}
