package dev.sutler.core.lifecycle;

import tools.jackson.databind.node.ObjectNode;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// An operation that is about to be stored.
///
/// @param id handed in, random
/// @param subject what it is about
/// @param kind what it does
/// @param order what was asked for
/// @param abandoned what the operation before it left behind (see [OperationProgress#leftBehind])
public record NewOperation(
        UUID id,
        Operation.Subject subject,
        OperationKind kind,
        Order order,
        Optional<ObjectNode> abandoned) {
    public NewOperation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(abandoned, "abandoned");
    }

    /// Without what may be secret.
    @Override
    public String toString() {
        return "NewOperation[" + kind + " " + id + " on " + subject + "]";
    }
}
