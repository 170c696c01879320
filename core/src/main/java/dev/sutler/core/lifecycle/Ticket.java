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
/// @param abandoned what the operation before it left behind
public record Ticket(
        UUID operationId, Caller caller, Duration timeLimit, Optional<ObjectNode> abandoned) {

    public Ticket {
        Objects.requireNonNull(operationId, "operationId");
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(timeLimit, "timeLimit");
        Objects.requireNonNull(abandoned, "abandoned");
    }

    /// A ticket for an operation that follows nothing.
    public static Ticket of(UUID operationId, Caller caller, Duration timeLimit) {
        return new Ticket(operationId, caller, timeLimit, Optional.empty());
    }

    /// This ticket for an operation that follows `latest`: it cuts it short, or begins where it
    /// failed.
    Ticket after(Optional<Operation> latest) {
        return new Ticket(
                operationId,
                caller,
                timeLimit,
                latest.map(Operation::progress).flatMap(OperationProgress::leftBehind));
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

    /// Without what may be secret.
    @Override
    public String toString() {
        return "Ticket[" + operationId + "]";
    }
}
