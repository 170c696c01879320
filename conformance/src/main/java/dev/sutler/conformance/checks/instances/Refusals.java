package dev.sutler.conformance.checks.instances;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Resource;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.requirement.Requirement;

/// How refusals are judged where the specification leaves the status open.
final class Refusals {

    private Refusals() {}

    /// Whether the broker said that the request is at fault.
    static boolean refused(Answer answer) {
        return answer.status() >= 400 && answer.status() < 500;
    }

    /// It must be refused, with whatever 4xx status.
    static boolean refused(Trial trial, Requirement requirement, Answer answer) {
        return trial.judge(requirement, refused(answer), "a 4xx status", answer);
    }

    /// It must be refused, or accepted and then fail.
    static boolean fails(Trial trial, Requirement requirement, Instance instance, Answer answer) {
        boolean kept =
                refused(answer)
                        || (answer.status() == 202
                                && !Resource.succeeded(instance.settled(answer)));
        return trial.judge(
                requirement, kept, "a 4xx status, or an operation that fails in the end", answer);
    }
}
