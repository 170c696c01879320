package dev.sutler.core.operator;

import dev.sutler.core.lifecycle.OperationKind;

import java.util.Objects;
import java.util.UUID;

/// What is being done about a resource, in short.
public record ActiveOperation(UUID id, OperationKind kind) {
    public ActiveOperation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
    }
}
