package dev.sutler.conformance.checks.bindings;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.offer.Plan;
import dev.sutler.conformance.requirement.BindingRules;
import dev.sutler.conformance.requirement.FetchingBindingRules;
import dev.sutler.conformance.requirement.Requirement;

import tools.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.Set;

/// What an answer must look like that tells of a binding: 200 or 201 to a bind, 200 to a fetch.
final class ToldRules {

    /// What is judged here.
    static final Set<Requirement> ALL = all();

    private final Trial trial;
    private final Answer answer;

    private ToldRules(Trial trial, Answer answer) {
        this.trial = trial;
        this.answer = answer;
    }

    private static Set<Requirement> all() {
        Set<Requirement> all =
                new HashSet<>(
                        Set.of(
                                BindingRules.CREDENTIALS_OBJECT,
                                BindingRules.LOG_DRAIN_DECLARED,
                                BindingRules.ROUTE_SERVICE_DECLARED,
                                BindingRules.VOLUMES_DECLARED,
                                BindingRules.ENDPOINTS_ARRAY,
                                FetchingBindingRules.PARAMETERS));
        all.addAll(MetadataRules.ALL);
        all.addAll(EndpointRules.ALL);
        all.addAll(VolumeRules.ALL);
        return Set.copyOf(all);
    }

    /// Judges everything that is there.
    static void judge(Trial trial, Plan plan, Answer answer) {
        ToldRules rules = new ToldRules(trial, answer);
        rules.object("credentials", BindingRules.CREDENTIALS_OBJECT);
        rules.object("parameters", FetchingBindingRules.PARAMETERS);
        rules.text("syslog_drain_url", plan.requires("syslog_drain"));
        rules.text("route_service_url", plan.requires("route_forwarding"));
        rules.volumes(plan.requires("volume_mount"));
        rules.endpoints();
        new MetadataRules(trial, answer).judge();
    }

    private void object(String member, Requirement requirement) {
        JsonNode found = answer.at("/" + member);
        if (given(found)) {
            trial.judge(requirement, found.isObject(), "an object as `" + member + "`", answer);
        }
    }

    private void text(String member, boolean declared) {
        JsonNode found = answer.at("/" + member);
        Requirement requirement =
                member.equals("syslog_drain_url")
                        ? BindingRules.LOG_DRAIN_DECLARED
                        : BindingRules.ROUTE_SERVICE_DECLARED;
        if (given(found)) {
            trial.judge(
                    requirement,
                    declared && found.isString() && !found.stringValue().isBlank(),
                    declared
                            ? "a string as `" + member + "`"
                            : "no `" + member + "`, for the offering does not require it",
                    answer);
        }
    }

    private void volumes(boolean declared) {
        JsonNode found = answer.at("/volume_mounts");
        if (!given(found)) {
            return;
        }
        String right =
                declared
                        ? "an array as `volume_mounts`"
                        : "no `volume_mounts`, for the offering does not require it";
        if (trial.judge(
                BindingRules.VOLUMES_DECLARED, declared && found.isArray(), right, answer)) {
            found.valueStream().forEach(each -> new VolumeRules(trial, answer, each).judge());
        }
    }

    private void endpoints() {
        JsonNode found = answer.at("/endpoints");
        if (!given(found)) {
            return;
        }
        boolean objects = found.isArray() && found.valueStream().allMatch(JsonNode::isObject);
        if (trial.judge(
                BindingRules.ENDPOINTS_ARRAY,
                objects,
                "an array of objects as `endpoints`",
                answer)) {
            found.valueStream().forEach(each -> new EndpointRules(trial, answer, each).judge());
        }
    }

    /* Null is the same as no member: platforms read it so. */
    static boolean given(JsonNode member) {
        return !member.isMissingNode() && !member.isNull();
    }
}
