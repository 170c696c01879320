package dev.sutler.core.intake;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.StoredBinding;

import java.util.Objects;
import java.util.Optional;

/// What a binding is to be in the store.
///
/// @param key which one
/// @param binding its row; empty when it is gone, and only its end is remembered
/// @param operation what was done last, or is being done
public record IntakeBinding(
        BindingKey key, Optional<StoredBinding> binding, IntakeOperation operation) {

    public IntakeBinding {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(binding, "binding");
        Objects.requireNonNull(operation, "operation");
    }
}
