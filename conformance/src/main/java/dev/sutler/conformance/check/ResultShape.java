package dev.sutler.conformance.check;

import dev.sutler.conformance.requirement.BindingRules;
import dev.sutler.conformance.requirement.DeprovisioningRules;
import dev.sutler.conformance.requirement.ErrorRules;
import dev.sutler.conformance.requirement.FetchingInstanceRules;
import dev.sutler.conformance.requirement.PollingRules;
import dev.sutler.conformance.requirement.ProvisioningRules;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.requirement.UnbindingRules;
import dev.sutler.conformance.requirement.UpdatingRules;
import dev.sutler.conformance.requirement.UrlRules;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.function.Predicate;

/// What every answer of success must keep: the shapes of what the specification defines. What
/// bindings hold is judged by their own checks.
final class ResultShape {

    private static final int LONGEST_OPERATION = 10_000;
    private static final List<String> OF_A_BINDING =
            List.of(
                    "credentials",
                    "syslog_drain_url",
                    "route_service_url",
                    "volume_mounts",
                    "endpoints");

    private final EveryAnswer rules;
    private final Endpoint endpoint;

    ResultShape(EveryAnswer rules, Endpoint endpoint) {
        this.rules = rules;
        this.endpoint = endpoint;
    }

    void judge() {
        switch (endpoint) {
            case PROVISION -> {
                operation(ProvisioningRules.OPERATION, node -> node.isNull() || bounded(node));
                instance(ProvisioningRules.DASHBOARD_TYPE, ProvisioningRules.METADATA);
            }
            case UPDATE -> {
                operation(
                        UpdatingRules.OPERATION,
                        node -> !node.stringValueOpt().orElse("").isEmpty());
                instance(UpdatingRules.DASHBOARD_TYPE, UpdatingRules.METADATA);
            }
            case DEPROVISION ->
                    operation(
                            DeprovisioningRules.OPERATION, node -> node.isNull() || bounded(node));
            case BIND -> bind();
            case UNBIND -> operation(UnbindingRules.OPERATION, ResultShape::bounded);
            case FETCH_INSTANCE ->
                    instance(FetchingInstanceRules.DASHBOARD_TYPE, FetchingInstanceRules.METADATA);
            case POLL_BINDING -> {
                new PollShape(rules, PollingRules.BINDING).judge();
                nowhere(ErrorRules.USABLE_PLACE, "instance_usable");
                nowhere(ErrorRules.REPEATABLE_PLACE, "update_repeatable");
            }
            case POLL_INSTANCE -> new PollShape(rules, PollingRules.INSTANCE).judge();
            case CATALOG, FETCH_BINDING -> {}
        }
    }

    private void bind() {
        if (rules.answer().status() == 202) {
            operation(BindingRules.OPERATION, ResultShape::bounded);
            OF_A_BINDING.forEach(member -> nowhere(BindingRules.NOTHING_IN_ACCEPTED, member));
        }
    }

    private void instance(Requirement dashboard, Requirement metadata) {
        optional(dashboard, "dashboard_url", JsonNode::isString, "a string");
        optional(
                metadata,
                "metadata",
                node -> node.isObject() && part(node, "labels") && part(node, "attributes"),
                "an object, with objects as `labels` and `attributes`,");
    }

    private static boolean part(JsonNode metadata, String name) {
        JsonNode part = metadata.path(name);
        return part.isMissingNode() || part.isNull() || part.isObject();
    }

    private void operation(Requirement requirement, Predicate<JsonNode> right) {
        JsonNode operation = rules.member("operation");
        if (operation.isMissingNode()) {
            return;
        }
        rules.note(requirement, right.test(operation), "a string within bounds as `operation`");
        operation
                .stringValueOpt()
                .ifPresent(
                        text ->
                                rules.note(
                                        UrlRules.OPERATION_UNRESERVED,
                                        text.matches("[A-Za-z0-9._~-]*"),
                                        "only unreserved characters in `operation`"));
    }

    private static boolean bounded(JsonNode node) {
        return node.isString() && node.stringValue().length() <= LONGEST_OPERATION;
    }

    /* Null is the same as no member: platforms read it so. */
    private void optional(
            Requirement requirement, String member, Predicate<JsonNode> right, String words) {
        JsonNode node = rules.member(member);
        if (!node.isMissingNode()) {
            rules.note(
                    requirement, node.isNull() || right.test(node), words + " as `" + member + "`");
        }
    }

    private void nowhere(Requirement requirement, String member) {
        JsonNode node = rules.member(member);
        rules.note(
                requirement,
                node.isMissingNode() || node.isNull(),
                "no `" + member + "` in this answer");
    }
}
