package dev.sutler.core.lifecycle;

import java.util.Objects;
import java.util.Optional;

/// What is known about an instance id at one moment.
///
/// @param instance the instance; empty when there is none
/// @param latest the latest operation about the instance itself, not about its bindings, also after
///   it is gone
/// @param bindingsBusy whether an operation about any of its bindings is active
public record InstanceSnapshot(
        Optional<StoredInstance> instance, Optional<Operation> latest, boolean bindingsBusy) {

    /// An id that nobody has heard of.
    public static final InstanceSnapshot UNKNOWN =
            new InstanceSnapshot(Optional.empty(), Optional.empty(), false);

    public InstanceSnapshot {
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(latest, "latest");
    }

    /// The active operation about the instance itself.
    public Optional<Operation> active() {
        return latest.filter(operation -> operation.state().active());
    }
}
