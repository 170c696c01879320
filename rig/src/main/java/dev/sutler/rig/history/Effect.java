package dev.sutler.rig.history;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// One thing that a scripted back end did, or refused to do.
///
/// @param effect `provision`, `update`, `deprovision`, `bind` or `unbind`
/// @param instanceId the instance
/// @param bindingId the binding; empty for an effect on the instance itself
/// @param operationId the operation that asked for it
/// @param epoch the fencing number of the attempt
/// @param at when, by the clock of the process that did it
/// @param refused whether it was turned down, since a higher epoch had been seen: nothing happened
public record Effect(
        String effect,
        String instanceId,
        Optional<String> bindingId,
        UUID operationId,
        long epoch,
        Instant at,
        boolean refused) {

    public Effect {
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(instanceId, "instanceId");
        Objects.requireNonNull(bindingId, "bindingId");
        Objects.requireNonNull(operationId, "operationId");
        Objects.requireNonNull(at, "at");
    }
}
