package dev.sutler.core.lifecycle;

import java.util.Objects;
import java.util.Optional;

/// What is known about a binding at one moment.
///
/// @param instance the instance that it belongs to; empty when there is none
/// @param binding the binding; empty when there is none
/// @param latest the latest operation about the binding, also after it is gone
/// @param taken whether the instance is another platform's, so that nothing more may be known;
///   never true for what a store returns
public record BindingSnapshot(
        Optional<StoredInstance> instance,
        Optional<StoredBinding> binding,
        Optional<Operation> latest,
        boolean taken) {

    /// Ids that nobody has heard of.
    public static final BindingSnapshot UNKNOWN =
            new BindingSnapshot(Optional.empty(), Optional.empty(), Optional.empty());

    private static final BindingSnapshot TAKEN =
            new BindingSnapshot(Optional.empty(), Optional.empty(), Optional.empty(), true);

    public BindingSnapshot {
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(binding, "binding");
        Objects.requireNonNull(latest, "latest");
    }

    /// What a store knows.
    public BindingSnapshot(
            Optional<StoredInstance> instance,
            Optional<StoredBinding> binding,
            Optional<Operation> latest) {
        this(instance, binding, latest, false);
    }

    /// What of this a platform may know: nothing when the instance is another's, and of a binding
    /// that is gone only the operation that was its own. An instance id may have had another owner
    /// once, with bindings of the same names.
    public BindingSnapshot seenBy(String platform) {
        if (instance.filter(known -> !known.platform().equals(platform)).isPresent()) {
            return TAKEN;
        }
        return binding.isPresent()
                ? this
                : new BindingSnapshot(
                        instance, binding, latest.filter(operation -> operation.of(platform)));
    }

    /// The active operation about the binding.
    public Optional<Operation> active() {
        return latest.filter(operation -> operation.state().active());
    }
}
