package dev.sutler.conformance.check;

import dev.sutler.conformance.requirement.PollingRules;

import tools.jackson.databind.JsonNode;

import java.util.Optional;
import java.util.Set;

/// What every answer of `last_operation` must keep.
final class PollShape {

    private static final Set<String> STATES = Set.of("in progress", "succeeded", "failed");

    private final EveryAnswer rules;
    private final PollingRules.Endpoint demands;

    PollShape(EveryAnswer rules, PollingRules.Endpoint demands) {
        this.rules = rules;
        this.demands = demands;
    }

    void judge() {
        rules.note(
                demands.state(),
                STATES.contains(rules.answer().textAt("/state")),
                "`in progress`, `succeeded` or `failed` as `state`");
        JsonNode description = rules.member("description");
        if (!description.isMissingNode() && !description.isNull()) {
            boolean mayBeEmpty = demands.equals(PollingRules.BINDING);
            rules.note(
                    demands.description(),
                    description.isString() && (mayBeEmpty || !description.stringValue().isEmpty()),
                    mayBeEmpty ? "a string as `description`" : "a non-empty `description`");
        }
        Optional<String> retryAfter = rules.answer().headers().firstValue("Retry-After");
        retryAfter.ifPresent(
                value ->
                        rules.note(
                                demands.retryAfter(),
                                value.strip().matches("[0-9]+"),
                                "a number of seconds as Retry-After"));
    }
}
