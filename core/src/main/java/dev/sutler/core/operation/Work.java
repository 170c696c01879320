package dev.sutler.core.operation;

import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// An operation with the resources that it is about, as they stood when the work began.
///
/// @param operation the operation
/// @param instance the instance
/// @param binding the binding that a bind, a rotation of its credentials or an unbind is about
/// @param others for a rotation the predecessor; for a deprovision the bindings that are still
///   there, oldest first
record Work(
        Operation operation,
        StoredInstance instance,
        Optional<StoredBinding> binding,
        List<StoredBinding> others) {

    Work {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(binding, "binding");
        others = List.copyOf(others);
    }

    Work with(Operation newOperation) {
        return new Work(newOperation, instance, binding, others);
    }

    Work without(String bindingId) {
        return new Work(
                operation,
                instance,
                binding,
                others.stream()
                        .filter(other -> !other.key().bindingId().equals(bindingId))
                        .toList());
    }

    Work revoked() {
        return new Work(operation, instance, binding.map(StoredBinding::revoked), others);
    }

    StoredBinding requireBinding() {
        return binding.orElseThrow(
                () -> new IllegalStateException("operation " + operation.id() + " has no binding"));
    }
}
