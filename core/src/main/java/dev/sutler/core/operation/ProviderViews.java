package dev.sutler.core.operation;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.ServicePlan;
import dev.sutler.core.lifecycle.InstanceShape;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Dashboards;
import dev.sutler.spi.Plan;
import dev.sutler.spi.Provider;
import dev.sutler.spi.ServiceBinding;
import dev.sutler.spi.ServiceInstance;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.node.JsonNodeFactory;

import java.util.Optional;

/// Stored resources in the words of the provider contract.
public final class ProviderViews {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderViews.class);

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

    /// The web page of an instance. It has none when the provider has none, throws, or gives
    /// something that cannot be stored and shown: an instance without a page is better than none.
    public static Optional<String> dashboardUrl(Provider provider, ServiceInstance instance) {
        if (!(provider instanceof Dashboards dashboards)) {
            return Optional.empty();
        }
        try {
            return dashboards.dashboardUrl(instance).filter(ResultCheck::fitsOneLine);
        } catch (RuntimeException thrown) {
            LOG.warn("The provider threw when it was asked for a dashboard", thrown);
            return Optional.empty();
        }
    }
}
