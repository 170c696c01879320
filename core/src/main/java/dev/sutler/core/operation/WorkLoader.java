package dev.sutler.core.operation;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingSnapshot;
import dev.sutler.core.lifecycle.InstanceSnapshot;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.store.Store;

import java.util.List;
import java.util.Optional;

/// Loads what an operation is about.
final class WorkLoader {

    private WorkLoader() {}

    /// @return empty when the resource is not there
    static Optional<Work> load(Store store, Operation operation) {
        String instanceId = operation.subject().instanceId();
        Optional<String> bindingId = operation.subject().bindingId();
        if (bindingId.isPresent()) {
            return binding(store, operation, new BindingKey(instanceId, bindingId.get()));
        }
        List<StoredBinding> bindings =
                operation.kind() == OperationKind.DEPROVISION
                        ? store.bindings(instanceId)
                        : List.of();
        InstanceSnapshot snapshot = store.instance(instanceId);
        return snapshot.instance()
                .map(instance -> new Work(operation, instance, Optional.empty(), bindings));
    }

    private static Optional<Work> binding(Store store, Operation operation, BindingKey key) {
        BindingSnapshot snapshot = store.binding(key);
        if (snapshot.instance().isEmpty() || snapshot.binding().isEmpty()) {
            return Optional.empty();
        }
        StoredBinding binding = snapshot.binding().get();
        List<StoredBinding> predecessor =
                binding.request()
                        .predecessorId()
                        .flatMap(
                                id -> store.binding(new BindingKey(key.instanceId(), id)).binding())
                        .map(List::of)
                        .orElse(List.of());
        return Optional.of(
                new Work(operation, snapshot.instance().get(), Optional.of(binding), predecessor));
    }
}
