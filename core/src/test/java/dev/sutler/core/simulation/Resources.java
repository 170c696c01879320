package dev.sutler.core.simulation;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingState;
import dev.sutler.core.lifecycle.InstanceOutput;
import dev.sutler.core.lifecycle.InstanceState;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.lifecycle.StoredInstance.Status;
import dev.sutler.core.lifecycle.Transition;
import dev.sutler.core.store.Step.Change;
import dev.sutler.spi.BindingDetails;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The instances and bindings of a [MemoryStore].
final class Resources {

    private final Map<String, StoredInstance> instances = new LinkedHashMap<>();
    private final Map<BindingKey, StoredBinding> bindings = new LinkedHashMap<>();

    Optional<StoredInstance> instance(String id) {
        return Optional.ofNullable(instances.get(id));
    }

    Optional<StoredBinding> binding(BindingKey key) {
        return Optional.ofNullable(bindings.get(key));
    }

    List<StoredBinding> bindings(String instanceId) {
        return bindings.values().stream()
                .filter(binding -> binding.key().instanceId().equals(instanceId))
                .toList();
    }

    Collection<StoredInstance> instances() {
        return instances.values();
    }

    Collection<StoredBinding> bindings() {
        return bindings.values();
    }

    void put(StoredInstance instance) {
        instances.put(instance.id(), instance);
    }

    void put(StoredBinding binding) {
        bindings.put(binding.key(), binding);
    }

    void removeBinding(BindingKey key) {
        bindings.remove(key);
    }

    /// Whether every version is still the one that the transition was decided on.
    boolean unmoved(Transition transition) {
        return switch (transition) {
            case Transition.Provision(StoredInstance wanted, _) ->
                    version(wanted.id()) == wanted.status().version();
            case Transition.Update(String id, long version, _) -> version(id) == version;
            case Transition.Deprovision(String id, long version, _, _) -> version(id) == version;
            case Transition.Bind(StoredBinding wanted, long instanceVersion, _) ->
                    version(wanted.key().instanceId()) == instanceVersion
                            && version(wanted.key()) == wanted.version();
            case Transition.Rotate(BindingKey key, long version, long instanceVersion, _) ->
                    version(key.instanceId()) == instanceVersion && version(key) == version;
            case Transition.Unbind(BindingKey key, long version, long instanceVersion, _, _) ->
                    version(key.instanceId()) == instanceVersion && version(key) == version;
        };
    }

    private long version(String instanceId) {
        return instance(instanceId).map(each -> each.status().version()).orElse(0L);
    }

    private long version(BindingKey key) {
        return binding(key).map(StoredBinding::version).orElse(0L);
    }

    void begin(Transition transition) {
        switch (transition) {
            case Transition.Provision(StoredInstance wanted, _) ->
                    put(in(wanted, InstanceState.PROVISIONING));
            case Transition.Update(String id, _, _) ->
                    put(in(instance(id).orElseThrow(), InstanceState.UPDATING));
            case Transition.Deprovision(String id, _, _, _) ->
                    put(in(instance(id).orElseThrow(), InstanceState.DEPROVISIONING));
            case Transition.Bind(StoredBinding wanted, _, _) ->
                    put(in(wanted, BindingState.BINDING));
            case Transition.Rotate(BindingKey key, _, _, _) ->
                    put(in(binding(key).orElseThrow(), BindingState.ROTATING));
            case Transition.Unbind(BindingKey key, _, _, _, _) ->
                    put(in(binding(key).orElseThrow(), BindingState.UNBINDING));
        }
    }

    void revoke(Operation.Subject subject) {
        binding(key(subject)).ifPresent(was -> bindings.put(was.key(), was.revoked()));
    }

    void apply(Operation.Subject subject, Change change) {
        String id = subject.instanceId();
        switch (change) {
            case Change.InstanceReady ready -> {
                StoredInstance was = instance(id).orElseThrow();
                put(
                        ready(
                                was.with(
                                        new InstanceOutput(
                                                was.output().dashboardUrl(), ready.details()))));
            }
            case Change.InstanceReshaped reshaped -> {
                StoredInstance was = instance(id).orElseThrow();
                Optional<String> page = reshaped.dashboardUrl().or(was.output()::dashboardUrl);
                put(
                        ready(
                                was.with(reshaped.shape())
                                        .with(new InstanceOutput(page, reshaped.details()))));
            }
            case Change.InstanceAsBefore _ -> change(id, InstanceState.READY);
            case Change.InstanceFailed _ -> change(id, InstanceState.FAILED);
            case Change.InstanceRemoved _ -> {
                instances.remove(id);
                bindings.keySet().removeIf(key -> key.instanceId().equals(id));
            }
            case Change.BindingReady(BindingDetails details) ->
                    binding(key(subject))
                            .ifPresent(was -> put(in(was.made(details), BindingState.READY)));
            case Change.BindingAsBefore _ -> change(key(subject), BindingState.READY);
            case Change.BindingFailed _ -> change(key(subject), BindingState.FAILED);
            case Change.BindingRemoved _ -> removeBinding(key(subject));
        }
    }

    private static BindingKey key(Operation.Subject subject) {
        return new BindingKey(subject.instanceId(), subject.bindingId().orElseThrow());
    }

    private void change(String id, InstanceState state) {
        instance(id).ifPresent(was -> put(in(was, state)));
    }

    private void change(BindingKey key, BindingState state) {
        binding(key).ifPresent(was -> put(in(was, state)));
    }

    private static StoredInstance ready(StoredInstance was) {
        return was.with(new Status(InstanceState.READY, true, was.status().version() + 1));
    }

    private static StoredInstance in(StoredInstance was, InstanceState state) {
        return was.with(new Status(state, was.status().provisioned(), was.status().version() + 1));
    }

    private static StoredBinding in(StoredBinding was, BindingState state) {
        return new StoredBinding(was.key(), was.request(), state, was.version() + 1, was.details());
    }

    @Override
    public String toString() {
        return instances.values() + "\n" + bindings.values();
    }
}
