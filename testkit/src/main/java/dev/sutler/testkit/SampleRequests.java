package dev.sutler.testkit;

import dev.sutler.spi.BindRequest;
import dev.sutler.spi.DeprovisionRequest;
import dev.sutler.spi.Plan;
import dev.sutler.spi.ProvisionRequest;
import dev.sutler.spi.ServiceBinding;
import dev.sutler.spi.ServiceInstance;
import dev.sutler.spi.UnbindRequest;
import dev.sutler.spi.UpdateRequest;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// Requests as a broker would hand them to a provider, with nothing in them but what a test says.
public final class SampleRequests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SampleRequests() {}

    /// A plan with these settings.
    public static Plan plan(String name, ObjectNode settings) {
        return new Plan("service-id", name + "-id", name, settings);
    }

    /// An instance without parameters.
    public static ServiceInstance instance(String id, Plan plan) {
        return instance(id, plan, nothing());
    }

    /// An instance with parameters.
    public static ServiceInstance instance(String id, Plan plan, ObjectNode parameters) {
        return new ServiceInstance(id, plan, parameters, nothing(), Optional.empty(), nothing());
    }

    /// A binding without parameters.
    public static ServiceBinding binding(String id) {
        return binding(id, nothing());
    }

    /// A binding with parameters.
    public static ServiceBinding binding(String id, ObjectNode parameters) {
        return new ServiceBinding(
                id, parameters, nothing(), nothing(), Optional.empty(), nothing());
    }

    /// Asks for the instance.
    public static ProvisionRequest provision(ServiceInstance instance) {
        return new ProvisionRequest(instance, Optional.empty());
    }

    /// Asks to make one of the other.
    public static UpdateRequest update(ServiceInstance current, ServiceInstance target) {
        return new UpdateRequest(current, target, Optional.empty());
    }

    /// Asks to remove the instance.
    public static DeprovisionRequest deprovision(ServiceInstance instance) {
        return new DeprovisionRequest(instance, Optional.empty(), Optional.empty());
    }

    /// Asks for the binding.
    public static BindRequest bind(ServiceInstance instance, ServiceBinding binding) {
        return new BindRequest(instance, binding, Optional.empty(), Optional.empty());
    }

    /// Asks to remove the binding.
    public static UnbindRequest unbind(ServiceInstance instance, ServiceBinding binding) {
        return new UnbindRequest(instance, binding, Optional.empty(), Optional.empty());
    }

    /// A JSON object from its text; single quotes do for double ones.
    public static ObjectNode json(String text) {
        return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    }

    private static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }
}
