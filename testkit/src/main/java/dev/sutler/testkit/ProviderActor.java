package dev.sutler.testkit;

import dev.sutler.spi.BindRequest;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Call;
import dev.sutler.spi.DeprovisionRequest;
import dev.sutler.spi.Gone;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.Progress;
import dev.sutler.spi.Provider;
import dev.sutler.spi.ProvisionRequest;
import dev.sutler.spi.ServiceBinding;
import dev.sutler.spi.ServiceInstance;
import dev.sutler.spi.UnbindRequest;
import dev.sutler.spi.UpdateRequest;
import dev.sutler.testkit.Cut.CutException;

import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;

/// Calls a fixture's provider, a new one for every call, as if the broker had been restarted in
/// between.
record ProviderActor(ProviderFixture fixture) {

    /// One of a provider's methods with its request.
    @FunctionalInterface
    interface Act<R> extends BiFunction<Provider, Call, Progress<R>> {}

    ServiceInstance instance(String id) {
        return SampleRequests.instance(id, fixture.plan(), fixture.parameters());
    }

    /// The instance, with what its provider said about it.
    ServiceInstance provisioned(String id) {
        ServiceInstance instance = instance(id);
        return with(instance, toSuccess(provision(instance)));
    }

    BindingDetails bound(ServiceInstance instance, String id) {
        return toSuccess(bind(instance, SampleRequests.binding(id)));
    }

    void unbound(ServiceInstance instance, String id, BindingDetails details) {
        Gone _ =
                toSuccess(
                        unbind(
                                instance,
                                with(SampleRequests.binding(id), details),
                                Optional.empty()));
    }

    void deprovisioned(ServiceInstance instance) {
        Gone _ = toSuccess(deprovision(instance, Optional.empty()));
    }

    <R> R toSuccess(Act<R> act) {
        return fixture.drive().toSuccess(call -> once(Cut.never(), act, call));
    }

    /// Acts until the cut strikes or the act is finished.
    ///
    /// @return the last checkpoint that was stored
    <R> Optional<ObjectNode> untilCut(Cut cut, Act<R> act) {
        AtomicReference<Optional<ObjectNode>> checkpoint = new AtomicReference<>(Optional.empty());
        try {
            Progress<R> _ =
                    fixture.drive()
                            .toTheEnd(
                                    call -> {
                                        checkpoint.set(call.checkpoint());
                                        if (cut.struck()) {
                                            throw new CutException();
                                        }
                                        return once(cut, act, call);
                                    });
        } catch (CutException e) {
            // What it was for.
        }
        return checkpoint.get();
    }

    private <R> Progress<R> once(Cut cut, Act<R> act, Call call) {
        try (Provider provider = fixture.provider(cut)) {
            return act.apply(provider, call);
        }
    }

    static Act<InstanceDetails> provision(ServiceInstance instance) {
        ProvisionRequest request = SampleRequests.provision(instance);
        return (provider, call) -> provider.provision(request, call);
    }

    static Act<InstanceDetails> update(ServiceInstance current, ServiceInstance target) {
        UpdateRequest request = SampleRequests.update(current, target);
        return (provider, call) -> provider.update(request, call);
    }

    static Act<Gone> deprovision(ServiceInstance instance, Optional<ObjectNode> abandoned) {
        var request = new DeprovisionRequest(instance, abandoned, Optional.empty());
        return (provider, call) -> provider.deprovision(request, call);
    }

    static Act<BindingDetails> bind(ServiceInstance instance, ServiceBinding binding) {
        BindRequest request = SampleRequests.bind(instance, binding);
        return (provider, call) -> provider.bind(request, call);
    }

    static Act<Gone> unbind(
            ServiceInstance instance, ServiceBinding binding, Optional<ObjectNode> abandoned) {
        var request = new UnbindRequest(instance, binding, abandoned, Optional.empty());
        return (provider, call) -> provider.unbind(request, call);
    }

    static ServiceInstance with(ServiceInstance instance, InstanceDetails details) {
        return new ServiceInstance(
                instance.id(),
                instance.plan(),
                instance.parameters(),
                instance.context(),
                instance.maintenanceVersion(),
                details.state());
    }

    static ServiceBinding with(ServiceBinding binding, BindingDetails details) {
        return new ServiceBinding(
                binding.id(),
                binding.parameters(),
                binding.context(),
                binding.bindResource(),
                binding.predecessorId(),
                details.state());
    }
}
