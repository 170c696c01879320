package dev.sutler.core;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingSnapshot;
import dev.sutler.core.lifecycle.InstanceSnapshot;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.store.Store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The store as one platform may see it. Requests are answered from what is seen here and from
/// nothing else, so that no answer can tell about another platform's instances.
record Sight(Store store, String platform) {

    InstanceSnapshot instance(String instanceId) {
        return store.instance(instanceId).seenBy(platform);
    }

    BindingSnapshot binding(BindingKey key) {
        return store.binding(key).seenBy(platform);
    }

    /// The bindings of an instance that was seen.
    List<StoredBinding> bindings(StoredInstance instance) {
        return store.bindings(instance.id());
    }

    Optional<Operation> operation(UUID operationId) {
        return store.operation(operationId).filter(operation -> operation.of(platform));
    }
}
