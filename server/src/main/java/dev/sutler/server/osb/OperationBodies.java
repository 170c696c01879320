package dev.sutler.server.osb;

import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.core.lifecycle.Outcome;
import dev.sutler.spi.Progress.Usability;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// Bodies of answers about operations.
final class OperationBodies {

    private OperationBodies() {}

    static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// The body of a 202. Nothing of a binding stands in it.
    static ObjectNode accepted(Outcome.Accepted accepted) {
        ObjectNode body =
                accepted.output().map(InstanceBodies::of).orElseGet(OperationBodies::empty);
        return body.put("operation", accepted.operationId().toString());
    }

    /// The body of a `last_operation` (specification, "Polling Last Operation").
    static ObjectNode lastOperation(Operation operation) {
        String state =
                switch (operation.state()) {
                    case QUEUED, RUNNING, COMPENSATING -> "in progress";
                    case SUCCEEDED -> "succeeded";
                    case FAILED -> "failed";
                };
        ObjectNode body = empty().put("state", state);
        Optional<Failure> failure =
                operation.progress().failure().filter(any -> !operation.state().active());
        String description =
                failure.map(Failure::message).orElseGet(operation.progress()::description);
        if (!description.isBlank()) {
            body.put("description", description);
        }
        failure.ifPresent(known -> putUsability(body, operation.kind(), known.usability()));
        return body;
    }

    /// The flags of a failure, as far as they may stand there for this kind.
    static void putUsability(ObjectNode body, OperationKind kind, Usability usability) {
        switch (kind) {
            case UPDATE ->
                    body.put("instance_usable", usability.instanceUsable())
                            .put("update_repeatable", usability.updateRepeatable());
            case DEPROVISION -> body.put("instance_usable", usability.instanceUsable());
            case PROVISION, BIND, UNBIND, ROTATE, ADOPT -> {}
        }
    }
}
