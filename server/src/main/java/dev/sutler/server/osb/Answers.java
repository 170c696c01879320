package dev.sutler.server.osb;

import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.lifecycle.Outcome;
import dev.sutler.server.http.HttpResponse;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.Optional;

/// The one place where an outcome turns into a status code.
final class Answers {

    private final Duration askAgain;

    /// @param askAgain when a client whose request was accepted should ask for the first time
    Answers(Duration askAgain) {
        this.askAgain = askAgain;
    }

    HttpResponse of(Outcome outcome, PlatformQuirks quirks) {
        return switch (outcome) {
            case Outcome.InstanceCreated made ->
                    json(201, InstanceBodies.made(made.instance()), quirks);
            case Outcome.InstanceExists there ->
                    json(200, InstanceBodies.made(there.instance()), quirks);
            case Outcome.InstanceUpdated updated ->
                    json(200, InstanceBodies.made(updated.instance()), quirks);
            case Outcome.InstanceFetched fetched ->
                    json(
                            200,
                            InstanceBodies.fetched(fetched.instance(), fetched.parameters()),
                            quirks);
            case Outcome.BindingCreated made ->
                    json(201, BindingBodies.made(made.binding()), quirks);
            case Outcome.BindingExists there ->
                    json(200, BindingBodies.made(there.binding()), quirks);
            case Outcome.BindingFetched fetched ->
                    json(
                            200,
                            BindingBodies.fetched(fetched.binding(), fetched.parameters()),
                            quirks);
            case Outcome.Removed() -> json(200, OperationBodies.empty(), quirks);
            case Outcome.Accepted accepted ->
                    json(202, OperationBodies.accepted(accepted), quirks).withRetryAfter(askAgain);
            case Outcome.LastOperation last ->
                    lastOperation(last.operation(), last.retryAfter(), quirks);
            case Outcome.OperationFailed failed ->
                    ErrorAnswers.operationFailed(failed.kind(), failed.failure());
            case Outcome.StillRunning running ->
                    ErrorAnswers.stillRunning(running.kind(), running.retryAfter());
            case Outcome.Rejected(var rejection) -> ErrorAnswers.rejected(rejection);
        };
    }

    private static HttpResponse lastOperation(
            Operation operation, Optional<Duration> retryAfter, PlatformQuirks quirks) {
        boolean removed =
                operation.kind().removes() && operation.state() == OperationState.SUCCEEDED;
        if (removed && quirks.lastOperationGone()) {
            return ErrorAnswers.removalFinished();
        }
        HttpResponse response = json(200, OperationBodies.lastOperation(operation), quirks);
        return retryAfter
                .filter(wait -> operation.state().active())
                .map(response::withRetryAfter)
                .orElse(response);
    }

    /* Credentials and the like must not stay behind in any cache on the way. */
    private static HttpResponse json(int status, ObjectNode body, PlatformQuirks quirks) {
        body.remove(quirks.omit());
        return HttpResponse.json(status, body).with("Cache-Control", "no-store");
    }
}
