package dev.sutler.spi;

import java.util.Objects;
import java.util.Optional;

/// A difference between what should be in a back end and what is.
///
/// @param instanceId whose instance
/// @param bindingId whose binding; empty when it is about the instance itself
/// @param kind how bad it is
/// @param repairable whether [Inventory#repair] can set it right
/// @param message what differs, in one sentence for the operator; never a secret
public record Drift(
        String instanceId,
        Optional<String> bindingId,
        Kind kind,
        boolean repairable,
        String message) {

    public Drift {
        Objects.requireNonNull(instanceId, "instanceId");
        Objects.requireNonNull(bindingId, "bindingId");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(message, "message");
    }

    /// How bad a difference is.
    public enum Kind {
        /// The instance or the binding is not there: a ghost.
        MISSING,
        /// It is there, but not as it should be.
        DIFFERS
    }
}
