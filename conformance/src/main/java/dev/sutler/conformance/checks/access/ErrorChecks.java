package dev.sutler.conformance.checks.access;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.offer.Plan;
import dev.sutler.conformance.requirement.ErrorRules;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;

/// What no other check leads to of errors and content types.
public final class ErrorChecks {

    private ErrorChecks() {}

    /// All of them.
    public static List<Check> all() {
        return List.of(
                new Check(
                        "content-type-missing",
                        Need.A_PLAN,
                        Set.of(ErrorRules.NO_TYPE),
                        ErrorChecks::noType),
                new Check(
                        "failed-unchanged",
                        Need.RETRIEVABLE,
                        Set.of(ErrorRules.UNCHANGED_BY_FAILURE),
                        ErrorChecks::failed));
    }

    private static void noType(Trial trial) {
        Answer answer = trial.instance().put(question -> question.with("Content-Type", ""));
        trial.status(ErrorRules.NO_TYPE, answer, 201, 202);
    }

    private static void failed(Trial trial) {
        ObjectNode failing =
                trial.parameters()
                        .failing(trial.plan(), Plan.Schema.CREATE)
                        .orElseThrow(() -> trial.skip("no parameters are known that make it fail"));
        Instance instance = trial.instance();
        ObjectNode body = instance.body();
        body.set("parameters", failing);
        Answer answer = instance.put(body);
        if (answer.status() < 500) {
            throw trial.skip("the provisioning did not fail with 5xx: " + answer.status());
        }
        Answer fetched = instance.get();
        trial.judge(
                ErrorRules.UNCHANGED_BY_FAILURE,
                fetched.status() == 404 || fetched.status() == 410,
                "404 for an instance whose provisioning has failed",
                fetched);
    }
}
