package dev.sutler.core.operation;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.lifecycle.InstanceShape;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.spi.AdoptRequest;
import dev.sutler.spi.BindRequest;
import dev.sutler.spi.DeprovisionRequest;
import dev.sutler.spi.OriginatingIdentity;
import dev.sutler.spi.ProvisionRequest;
import dev.sutler.spi.RotateRequest;
import dev.sutler.spi.ServiceBinding;
import dev.sutler.spi.ServiceInstance;
import dev.sutler.spi.UnbindRequest;
import dev.sutler.spi.UpdateRequest;

import java.util.Optional;

/// Puts what is stored into the words of the provider contract.
final class Requests {

    private final Catalog catalog;
    private final Work work;

    Requests(Catalog catalog, Work work) {
        this.catalog = catalog;
        this.work = work;
    }

    ProvisionRequest provision(InstanceShape shape) {
        return new ProvisionRequest(instance(shape), identity());
    }

    AdoptRequest adopt(String name) {
        return new AdoptRequest(current(), name, identity());
    }

    UpdateRequest update(InstanceShape target) {
        return new UpdateRequest(instance(work.instance().shape()), instance(target), identity());
    }

    DeprovisionRequest deprovision(InstanceShape shape) {
        return new DeprovisionRequest(
                instance(shape), work.operation().progress().abandoned(), identity());
    }

    BindRequest bind(StoredBinding binding) {
        Optional<ServiceBinding> predecessor =
                binding.request().predecessorId().flatMap(this::predecessor);
        return new BindRequest(current(), ProviderViews.binding(binding), predecessor, identity());
    }

    RotateRequest rotate(StoredBinding binding) {
        return new RotateRequest(current(), ProviderViews.binding(binding));
    }

    UnbindRequest unbind(StoredBinding binding) {
        return new UnbindRequest(
                current(),
                ProviderViews.binding(binding),
                work.operation().progress().abandoned(),
                identity());
    }

    /// The request that removes a binding on the way to removing its instance.
    UnbindRequest unbindOnTheWay(StoredBinding binding) {
        return new UnbindRequest(
                current(), ProviderViews.binding(binding), Optional.empty(), identity());
    }

    private ServiceInstance current() {
        return instance(work.instance().shape());
    }

    private ServiceInstance instance(InstanceShape shape) {
        return ProviderViews.instance(catalog, work.instance(), shape);
    }

    private Optional<ServiceBinding> predecessor(String bindingId) {
        return work.others().stream()
                .filter(other -> other.key().bindingId().equals(bindingId))
                .findFirst()
                .map(ProviderViews::binding);
    }

    private Optional<OriginatingIdentity> identity() {
        return work.operation().order().caller().identity();
    }
}
