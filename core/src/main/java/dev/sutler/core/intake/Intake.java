package dev.sutler.core.intake;

import dev.sutler.core.lifecycle.StoredInstance;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What an instance, with its bindings, is to be in the store.
///
/// @param instanceId which one
/// @param instance its row; empty when it is gone, and only its end is remembered
/// @param operation what was done last about it, or is being done
/// @param bindings in the order in which they were found
public record Intake(
        String instanceId,
        Optional<StoredInstance> instance,
        IntakeOperation operation,
        List<IntakeBinding> bindings) {

    public Intake {
        Objects.requireNonNull(instanceId, "instanceId");
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(operation, "operation");
        bindings = List.copyOf(bindings);
    }
}
