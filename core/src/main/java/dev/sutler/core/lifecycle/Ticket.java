package dev.sutler.core.lifecycle;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// What an operation needs beside the decision to begin it.
///
/// @param operationId random
/// @param caller who asked
/// @param timeLimit how long it may take
/// @param abandoned the checkpoint of the operation that it cuts short
public record Ticket(
        UUID operationId, Caller caller, Duration timeLimit, Optional<ObjectNode> abandoned) {

    public Ticket {
        Objects.requireNonNull(operationId, "operationId");
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(timeLimit, "timeLimit");
        Objects.requireNonNull(abandoned, "abandoned");
    }

    /// A ticket for an operation that cuts nothing short.
    public static Ticket of(UUID operationId, Caller caller, Duration timeLimit) {
        return new Ticket(operationId, caller, timeLimit, Optional.empty());
    }

    Ticket cuttingShort(Optional<Operation> running) {
        return new Ticket(
                operationId,
                caller,
                timeLimit,
                running.map(Operation::progress)
                        .flatMap(progress -> progress.checkpoint().or(progress::abandoned)));
    }

    NewOperation operation(
            Operation.Subject subject, OperationKind kind, String fingerprint, boolean fromFailed) {
        Order order = new Order(fingerprint, Optional.empty(), fromFailed, caller, timeLimit);
        return new NewOperation(operationId, subject, kind, order, abandoned);
    }

    NewOperation update(
            String instanceId, InstanceShape target, String fingerprint, boolean fromFailed) {
        Order order = new Order(fingerprint, Optional.of(target), fromFailed, caller, timeLimit);
        return new NewOperation(
                operationId,
                Operation.Subject.of(instanceId),
                OperationKind.UPDATE,
                order,
                abandoned);
    }
}
