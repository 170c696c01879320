package dev.sutler.conformance.checks.asynchrony;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Resource;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.requirement.PollingRules;

import java.util.Optional;

/// Polls one resource while something is done to it, and for some time afterwards.
///
/// @param demands what is demanded of its endpoint
record Poll(Trial trial, Resource resource, PollingRules.Endpoint demands) {

    private static final int AGAIN = 2;

    /// Follows the making or the changing that has begun by this answer.
    ///
    /// @throws dev.sutler.conformance.check.SkippedException when it was done at once
    void made(Answer accepted) {
        later(accepted);
        Optional<String> operation = Resource.operation(accepted);
        answered(resource.lastOperation(operation));
        Answer end = resource.settled(accepted);
        answered(end);
        if (end.status() == 200) {
            for (int left = AGAIN; left > 0; left--) {
                again(end, resource.lastOperation(operation));
            }
            odd(operation);
        }
    }

    /* What these are answered with is the broker's choice; that they are is judged of every answer. */
    private void odd(Optional<String> operation) {
        if (operation.isPresent()) {
            resource.lastOperation();
        }
        resource.lastOperation(Optional.of("no-such-operation"));
    }

    private void later(Answer accepted) {
        if (accepted.status() != 202) {
            throw trial.skip("it was done at once: status " + accepted.status());
        }
    }

    private void answered(Answer answer) {
        if (answer.status() == 410) {
            trial.status(demands.gone(), answer, 200);
        } else {
            trial.judge(demands.gone(), true, "no 410", answer);
            trial.status(demands.answered(), answer, 200);
        }
    }

    private void again(Answer end, Answer answer) {
        boolean remembered =
                trial.judge(
                        demands.remembered(),
                        answer.status() == 200,
                        "the state that was told before",
                        answer);
        if (remembered) {
            trial.judge(
                    demands.terminal(),
                    answer.textAt("/state").equals(end.textAt("/state")),
                    "the state `" + end.textAt("/state") + "`, as it was told before",
                    answer);
        }
    }

    /// Follows the deletion that has begun by this answer.
    ///
    /// @throws dev.sutler.conformance.check.SkippedException when it was done at once
    void deleted(Answer accepted) {
        later(accepted);
        Optional<String> operation = Resource.operation(accepted);
        Answer end = resource.settled(accepted);
        if (end.status() == 404) {
            /* It is not there, which is true; but the platform does not learn that it went well. */
            remembered(end, false);
            return;
        }
        trial.judge(
                demands.deleted(),
                end.status() == 410
                        || (end.status() == 200 && end.textAt("/state").equals("succeeded")),
                "status 200 with state `succeeded`, or 410",
                end);
        Answer again = resource.lastOperation(operation);
        remembered(again, again.status() == 200 || again.status() == 410);
        if (end.status() == 200 && again.status() == 200) {
            again(end, again);
        }
    }

    private void remembered(Answer answer, boolean kept) {
        trial.judge(
                demands.remembered(), kept, "status 200 with state `succeeded`, or 410", answer);
    }
}
