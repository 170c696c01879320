package dev.sutler.core.lifecycle;

import java.util.Objects;
import java.util.Optional;

/// What is known about an instance id at one moment.
///
/// @param instance the instance; empty when there is none
/// @param latest the latest operation about the instance itself, not about its bindings, also after
///   it is gone
/// @param bindingsBusy whether an operation about any of its bindings is active
/// @param taken whether another platform's instance has this id, about which nothing more may be
///   known; never true for what a store returns
public record InstanceSnapshot(
        Optional<StoredInstance> instance,
        Optional<Operation> latest,
        boolean bindingsBusy,
        boolean taken) {

    /// An id that nobody has heard of.
    public static final InstanceSnapshot UNKNOWN =
            new InstanceSnapshot(Optional.empty(), Optional.empty(), false);

    private static final InstanceSnapshot TAKEN =
            new InstanceSnapshot(Optional.empty(), Optional.empty(), false, true);

    public InstanceSnapshot {
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(latest, "latest");
    }

    /// What a store knows.
    public InstanceSnapshot(
            Optional<StoredInstance> instance, Optional<Operation> latest, boolean bindingsBusy) {
        this(instance, latest, bindingsBusy, false);
    }

    /// What of this a platform may know: all about an instance of its own, that the id is taken if
    /// the instance is another's, and of an instance that is gone the operation that was its own.
    public InstanceSnapshot seenBy(String platform) {
        if (instance.isEmpty()) {
            return new InstanceSnapshot(
                    instance, latest.filter(operation -> operation.of(platform)), bindingsBusy);
        }
        return instance.get().platform().equals(platform) ? this : TAKEN;
    }

    /// The active operation about the instance itself.
    public Optional<Operation> active() {
        return latest.filter(operation -> operation.state().active());
    }
}
