package dev.sutler.testkit.store;

import static dev.sutler.testkit.store.Samples.ALICE;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.lifecycle.Transition;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Step.Change;
import dev.sutler.core.store.Store;
import dev.sutler.core.store.Store.Held;

import org.assertj.core.api.Assertions;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Brings a store into the situation that a test starts from. Unless it says otherwise, ALICE
/// works.
final class Given {

    private final Store store;

    Given(Store store) {
        this.store = store;
    }

    static Held held(Operation operation) {
        return Held.of(operation);
    }

    static Step finished(Change change) {
        return new Step.Finished(Optional.empty(), "Done.", change);
    }

    static Step failed(Change change) {
        return new Step.Finished(Optional.of(Samples.FAILURE), "It failed.", change);
    }

    StoredInstance instance(String id) {
        return store.instance(id).instance().orElseThrow();
    }

    StoredBinding binding(BindingKey key) {
        return store.binding(key).binding().orElseThrow();
    }

    Operation operation(UUID id) {
        return store.operation(id).orElseThrow();
    }

    /// The latest operation about an instance.
    Operation operationOf(String instanceId) {
        return store.instance(instanceId).latest().orElseThrow();
    }

    Operation begin(Transition transition, Optional<UUID> worker) {
        return store.begin(transition, worker).orElseThrow();
    }

    void record(Operation operation, Step step) {
        Assertions.assertThat(store.record(held(operation), step)).as("lease still held").isTrue();
    }

    static Transition provision(String id) {
        return new Transition.Provision(
                Samples.instance(id), Samples.operation(id, OperationKind.PROVISION));
    }

    /// The provision of an instance of another service.
    static Transition provisionOf(String id, String serviceId) {
        StoredInstance some = Samples.instance(id);
        return new Transition.Provision(
                new StoredInstance(
                        id,
                        some.platform(),
                        serviceId,
                        some.tenancy(),
                        some.shape(),
                        some.status(),
                        some.output()),
                Samples.operation(id, OperationKind.PROVISION));
    }

    Operation queued(String id) {
        return begin(provision(id), Optional.empty());
    }

    Operation provisioning(String id) {
        return begin(provision(id), Optional.of(ALICE));
    }

    StoredInstance ready(String id) {
        record(provisioning(id), finished(new Change.InstanceReady(Samples.instanceDetails())));
        return instance(id);
    }

    StoredInstance failed(String id) {
        record(provisioning(id), failed(new Change.InstanceFailed()));
        return instance(id);
    }

    Transition update(String id) {
        return updateAfter(id, instance(id));
    }

    /// An update that was decided on when the instance was as given.
    Transition updateAfter(String id, StoredInstance decidedOn) {
        return new Transition.Update(
                id, decidedOn.status().version(), Samples.operation(id, OperationKind.UPDATE));
    }

    Operation updating(String id) {
        return begin(update(id), Optional.of(ALICE));
    }

    Transition deprovision(String id, Optional<UUID> cutsShort) {
        return new Transition.Deprovision(
                id,
                instance(id).status().version(),
                cutsShort,
                Samples.operation(id, OperationKind.DEPROVISION));
    }

    Operation deprovisioning(String id) {
        return begin(deprovision(id, Optional.empty()), Optional.of(ALICE));
    }

    /// An instance that was made and removed again.
    Operation gone(String id) {
        ready(id);
        Operation operation = deprovisioning(id);
        record(operation, finished(new Change.InstanceRemoved()));
        return operation(operation.id());
    }

    Transition bind(BindingKey key) {
        return new Transition.Bind(
                Samples.binding(key),
                instance(key.instanceId()).status().version(),
                Samples.operation(key, OperationKind.BIND));
    }

    Operation binding(BindingKey key, Optional<UUID> worker) {
        return begin(bind(key), worker);
    }

    StoredBinding bound(BindingKey key) {
        Operation operation = binding(key, Optional.of(ALICE));
        record(operation, finished(new Change.BindingReady(Samples.bindingDetails())));
        return binding(key);
    }

    Transition unbind(BindingKey key, Optional<UUID> cutsShort) {
        return new Transition.Unbind(
                key,
                binding(key).version(),
                instance(key.instanceId()).status().version(),
                cutsShort,
                Samples.operation(key, OperationKind.UNBIND));
    }

    Operation unbinding(BindingKey key) {
        return begin(unbind(key, Optional.empty()), Optional.of(ALICE));
    }

    Transition rotate(BindingKey key) {
        return new Transition.Rotate(
                key,
                binding(key).version(),
                instance(key.instanceId()).status().version(),
                Samples.operation(key, OperationKind.ROTATE));
    }

    Operation rotating(BindingKey key) {
        return begin(rotate(key), Optional.of(ALICE));
    }

    /// A step that gives the lease up.
    static Step retry(Duration delay) {
        return new Step.Retry("Trying again.", delay);
    }
}
