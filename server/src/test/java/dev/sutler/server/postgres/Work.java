package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingState;
import dev.sutler.core.lifecycle.Caller;
import dev.sutler.core.lifecycle.InstanceOutput;
import dev.sutler.core.lifecycle.InstanceShape;
import dev.sutler.core.lifecycle.NewOperation;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.Operation.Subject;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.core.lifecycle.Order;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.lifecycle.Tenancy;
import dev.sutler.core.lifecycle.Transition;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Step.Change;
import dev.sutler.core.store.Store;
import dev.sutler.core.store.Store.Held;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.Progress.Usability;
import dev.sutler.spi.Secret;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the tests of this package have a store do.
final class Work {

    static final UUID WORKER = UUID.fromString("cccccccc-0000-4000-8000-000000000003");

    private Work() {}

    static Held held(Operation operation) {
        return Held.of(operation);
    }

    static Step finished(Change change) {
        return new Step.Finished(Optional.empty(), "Done.", change);
    }

    static NewOperation operation(Subject subject, OperationKind kind) {
        Order order =
                new Order(
                        "fingerprint",
                        Optional.empty(),
                        false,
                        new Caller("platform", Optional.empty(), "request"),
                        Duration.ofHours(1));
        return new NewOperation(UUID.randomUUID(), subject, kind, order, Optional.empty());
    }

    /// @param said both the parameters, which are sealed, and the context, which is not
    static Transition provision(String id, ObjectNode said) {
        StoredInstance instance =
                new StoredInstance(
                        id,
                        "platform",
                        "service",
                        new Tenancy("organization", "space"),
                        new InstanceShape("plan", said, said, Optional.empty()),
                        StoredInstance.Status.NEW,
                        new InstanceOutput(Optional.empty(), InstanceDetails.none()));
        return new Transition.Provision(
                instance, operation(Subject.of(id), OperationKind.PROVISION));
    }

    static Failure failure() {
        return new Failure(false, "It failed.", Usability.DEFAULT);
    }

    static Operation provisioning(Store store, String id) {
        return store.begin(provision(id, Json.object()), Optional.of(WORKER)).orElseThrow();
    }

    static void ready(Store store, String id) {
        Operation operation = provisioning(store, id);
        store.record(held(operation), finished(new Change.InstanceReady(InstanceDetails.none())));
    }

    static Transition update(Store store, String id) {
        return new Transition.Update(
                id, version(store, id), operation(Subject.of(id), OperationKind.UPDATE));
    }

    static void updated(Store store, String id) {
        Operation operation = store.begin(update(store, id), Optional.of(WORKER)).orElseThrow();
        store.record(held(operation), finished(new Change.InstanceAsBefore()));
    }

    static Transition deprovision(Store store, String id) {
        return new Transition.Deprovision(
                id,
                version(store, id),
                Optional.empty(),
                operation(Subject.of(id), OperationKind.DEPROVISION));
    }

    static void gone(Store store, String id) {
        ready(store, id);
        Operation operation =
                store.begin(deprovision(store, id), Optional.of(WORKER)).orElseThrow();
        store.record(held(operation), finished(new Change.InstanceRemoved()));
    }

    static Transition bind(Store store, BindingKey key) {
        StoredBinding binding =
                new StoredBinding(
                        key,
                        new StoredBinding.Request(
                                "plan",
                                Json.object(),
                                Json.object(),
                                Json.object(),
                                Optional.empty()),
                        BindingState.BINDING,
                        0,
                        Optional.empty());
        return new Transition.Bind(
                binding,
                version(store, key.instanceId()),
                operation(Subject.of(key), OperationKind.BIND));
    }

    static void bound(Store store, BindingKey key, ObjectNode credentials) {
        Operation operation = store.begin(bind(store, key), Optional.of(WORKER)).orElseThrow();
        store.record(
                held(operation),
                finished(
                        new Change.BindingReady(
                                BindingDetails.ofCredentials(Secret.of(credentials), List.of()))));
    }

    static Transition unbind(Store store, BindingKey key) {
        return new Transition.Unbind(
                key,
                store.binding(key).binding().orElseThrow().version(),
                version(store, key.instanceId()),
                Optional.empty(),
                operation(Subject.of(key), OperationKind.UNBIND));
    }

    private static long version(Store store, String id) {
        return store.instance(id).instance().orElseThrow().status().version();
    }
}
