package dev.sutler.core.lifecycle;

import java.util.Optional;
import java.util.UUID;

/// What one transaction has to write so that an operation begins: the resource in its new state,
/// and the operation.
///
/// Each transition names the versions that it was decided on. A store writes all of it or, when a
/// version has moved on, nothing.
public sealed interface Transition {

    /// The operation that begins.
    NewOperation operation();

    /// The active operation that ends with this transition.
    default Optional<UUID> cuts() {
        return switch (this) {
            case Deprovision removal -> removal.cutsShort();
            case Unbind removal -> removal.cutsShort();
            case Provision _, Update _, Bind _, Rotate _ -> Optional.empty();
        };
    }

    /// A new instance, or a failed one that starts again. It must have no active operation on any
    /// of its bindings.
    ///
    /// @param instance in state `PROVISIONING`; its version is 0 for a new one, else that of the
    ///   failed row
    record Provision(StoredInstance instance, NewOperation operation) implements Transition {}

    /// An instance turns to `UPDATING`. It must have no active operation on any of its bindings.
    record Update(String instanceId, long version, NewOperation operation) implements Transition {}

    /// An instance turns to `DEPROVISIONING`. It must have no active operation on any of its
    /// bindings.
    ///
    /// @param cutsShort the active provision that ends as failed in the same transaction. What it
    ///   has left behind by then (see [OperationProgress#leftBehind]) becomes the new operation's
    ///   abandoned checkpoint, since it may have moved on after the decision. The new operation
    ///   must not run before the worker that holds the old one has let go of it, or its lease has
    ///   run out
    record Deprovision(
            String instanceId, long version, Optional<UUID> cutsShort, NewOperation operation)
            implements Transition {}

    /// A new binding, or a failed one that starts again.
    ///
    /// @param binding in state `BINDING`; its version is 0 for a new one, else that of the failed
    ///   row
    /// @param instanceVersion the version of the instance, which must not have moved and is not
    ///   moved by this
    record Bind(StoredBinding binding, long instanceVersion, NewOperation operation)
            implements Transition {}

    /// A binding turns to `UNBINDING`.
    ///
    /// @param instanceVersion the version of the instance, which must not have moved and is not
    ///   moved by this
    /// @param cutsShort the active bind or rotation that ends as failed in the same transaction; as
    ///   with [Deprovision]
    record Unbind(
            BindingKey key,
            long version,
            long instanceVersion,
            Optional<UUID> cutsShort,
            NewOperation operation)
            implements Transition {}

    /// A binding turns to `ROTATING`. Its instance must be ready.
    ///
    /// @param instanceVersion the version of the instance, which must not have moved and is not
    ///   moved by this
    record Rotate(BindingKey key, long version, long instanceVersion, NewOperation operation)
            implements Transition {}
}
