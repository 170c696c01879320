package dev.sutler.core.operation;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.ServicePlan;
import dev.sutler.core.lifecycle.InstanceShape;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Plan;
import dev.sutler.spi.ServiceBinding;
import dev.sutler.spi.ServiceInstance;

import tools.jackson.databind.node.JsonNodeFactory;

/// Stored resources in the words of the provider contract.
public final class ProviderViews {

    private ProviderViews() {}

    /// An instance in the given shape.
    ///
    /// @throws PlanMissingException when its plan is not in the catalog any more
    public static ServiceInstance instance(
            Catalog catalog, StoredInstance stored, InstanceShape shape) {
        ServicePlan plan =
                catalog.plan(stored.serviceId(), shape.planId())
                        .orElseThrow(
                                () -> new PlanMissingException(stored.serviceId(), shape.planId()));
        return new ServiceInstance(
                stored.id(),
                new Plan(stored.serviceId(), plan.id(), plan.name(), plan.providerSettings()),
                shape.parameters(),
                shape.context(),
                shape.maintenanceVersion(),
                stored.output().details().state());
    }

    /// A binding.
    public static ServiceBinding binding(StoredBinding stored) {
        return new ServiceBinding(
                stored.key().bindingId(),
                stored.request().parameters(),
                stored.request().context(),
                stored.request().bindResource(),
                stored.request().predecessorId(),
                stored.details()
                        .map(BindingDetails::state)
                        .orElseGet(JsonNodeFactory.instance::objectNode));
    }
}
