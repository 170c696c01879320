package dev.sutler.core;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.store.Store;

import java.util.Optional;

/// The resources that an operation is about, as they stand in the store now.
record Resources(Store store, Operation operation) {

    Optional<StoredInstance> instance() {
        return operation.subject().bindingId().isPresent()
                ? Optional.empty()
                : store.instance(operation.subject().instanceId()).instance();
    }

    Optional<StoredBinding> binding() {
        return operation
                .subject()
                .bindingId()
                .flatMap(
                        id ->
                                store.binding(new BindingKey(operation.subject().instanceId(), id))
                                        .binding());
    }
}
