package dev.sutler.core.lifecycle;

import java.util.Objects;
import java.util.Optional;

/// What is known about a binding at one moment.
///
/// @param instance the instance that it belongs to; empty when there is none
/// @param binding the binding; empty when there is none
/// @param latest the latest operation about the binding, also after it is gone
public record BindingSnapshot(
        Optional<StoredInstance> instance,
        Optional<StoredBinding> binding,
        Optional<Operation> latest) {

    /// Ids that nobody has heard of.
    public static final BindingSnapshot UNKNOWN =
            new BindingSnapshot(Optional.empty(), Optional.empty(), Optional.empty());

    public BindingSnapshot {
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(binding, "binding");
        Objects.requireNonNull(latest, "latest");
    }

    /// The active operation about the binding.
    public Optional<Operation> active() {
        return latest.filter(operation -> operation.state().active());
    }
}
