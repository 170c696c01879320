package dev.sutler.conformance.checks.bindings;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.requirement.BindingRules;
import dev.sutler.conformance.requirement.Requirement;

import tools.jackson.databind.JsonNode;

/// What a 202 must look like.
final class AcceptedRules {

    private static final int LONGEST = 10_000;

    private AcceptedRules() {}

    /// Judges the answer to a bind, if it is a 202.
    static void bind(Trial trial, Answer answer) {
        if (answer.status() == 202) {
            operation(trial, BindingRules.OPERATION, answer);
            trial.judge(
                    BindingRules.NOTHING_IN_ACCEPTED,
                    !Made.tellsContent(answer) && answer.at("/endpoints").isMissingNode(),
                    "nothing of the binding in a 202",
                    answer);
        }
    }

    /// Judges `operation` of a 202.
    static void operation(Trial trial, Requirement requirement, Answer answer) {
        JsonNode operation = answer.at("/operation");
        trial.judge(
                requirement,
                operation.isMissingNode()
                        || (operation.isString() && operation.stringValue().length() <= LONGEST),
                "`operation` absent, or a string of at most 10,000 characters",
                answer);
    }
}
