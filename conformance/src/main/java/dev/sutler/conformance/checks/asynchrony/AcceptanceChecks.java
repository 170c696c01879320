package dev.sutler.conformance.checks.asynchrony;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.Question;
import dev.sutler.conformance.check.Binding;
import dev.sutler.conformance.check.Changes;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Resource;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.requirement.AsynchronyRules;
import dev.sutler.conformance.requirement.BindingRules;
import dev.sutler.conformance.requirement.DeprovisioningRules;
import dev.sutler.conformance.requirement.ErrorRules;
import dev.sutler.conformance.requirement.ProvisioningRules;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.requirement.UnbindingRules;
import dev.sutler.conformance.requirement.UpdatingRules;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;

/// When a broker does something at once, when later, and when it refuses to.
public final class AcceptanceChecks {

    private AcceptanceChecks() {}

    /// All of them.
    public static List<Check> all() {
        return List.of(
                new Check(
                        "now-or-later-instance",
                        Need.A_PLAN,
                        Set.of(
                                AsynchronyRules.COMPLETE,
                                AsynchronyRules.FALSE,
                                AsynchronyRules.ACCEPTED,
                                ErrorRules.UNCHANGED,
                                ProvisioningRules.ASYNC_REQUIRED,
                                UpdatingRules.ASYNC_REQUIRED,
                                DeprovisioningRules.ASYNC_REQUIRED),
                        AcceptanceChecks::instance),
                new Check(
                        "now-or-later-binding",
                        Need.BINDABLE,
                        Set.of(
                                AsynchronyRules.COMPLETE,
                                AsynchronyRules.FALSE,
                                AsynchronyRules.ACCEPTED,
                                ErrorRules.UNCHANGED,
                                BindingRules.ASYNC_REQUIRED,
                                UnbindingRules.ASYNC_REQUIRED),
                        AcceptanceChecks::binding));
    }

    private static void instance(Trial trial) {
        Instance instance = trial.instance();
        Answer made =
                new ThreeWays(
                                trial,
                                instance,
                                ProvisioningRules.ASYNC_REQUIRED,
                                parameter -> instance.put(usual -> put(usual, parameter)))
                        .asked();
        if (!ended(instance, made)) {
            throw trial.skip("no instance could be made");
        }
        Changes.one(trial).ifPresent(change -> update(trial, instance, change));
        delete(trial, instance, DeprovisioningRules.ASYNC_REQUIRED);
    }

    private static void update(Trial trial, Instance instance, ObjectNode change) {
        Answer changed =
                new ThreeWays(
                                trial,
                                instance,
                                UpdatingRules.ASYNC_REQUIRED,
                                parameter ->
                                        trial.ask(
                                                ThreeWays.with(
                                                        instance.patching(change), parameter)))
                        .asked();
        instance.settled(changed);
    }

    private static void binding(Trial trial) {
        Binding binding = trial.ready().binding();
        Answer made =
                new ThreeWays(
                                trial,
                                binding,
                                BindingRules.ASYNC_REQUIRED,
                                parameter -> binding.put(usual -> put(usual, parameter)))
                        .asked();
        if (!ended(binding, made)) {
            throw trial.skip("no binding could be made");
        }
        delete(trial, binding, UnbindingRules.ASYNC_REQUIRED);
    }

    private static void delete(Trial trial, Resource resource, Requirement asyncRequired) {
        Answer deleted =
                new ThreeWays(
                                trial,
                                resource,
                                asyncRequired,
                                parameter ->
                                        trial.ask(ThreeWays.with(resource.deleting(), parameter)))
                        .asked();
        resource.settled(deleted);
    }

    /* The usual question accepts that it is done later. */
    private static Question put(Question usual, String parameter) {
        String path = usual.target().split("\\?", 2)[0];
        Question bare = new Question(usual.method(), path, usual.headers(), usual.body());
        return ThreeWays.with(bare, parameter);
    }

    private static boolean ended(Resource resource, Answer answer) {
        Answer last = resource.settled(answer);
        return last.status() < 300 && !last.textAt("/state").equals("failed");
    }
}
