package dev.sutler.core.operation;

import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;

import java.util.Optional;

/// How an operation ended, for whoever waits for it.
///
/// @param kind what it was
/// @param failure why it failed; empty when it succeeded
/// @param instance the instance as it is now, or was before it was removed
/// @param binding the binding as it is now, or was before it was removed
public record Completion(
        OperationKind kind,
        Optional<Failure> failure,
        Optional<StoredInstance> instance,
        Optional<StoredBinding> binding) {}
