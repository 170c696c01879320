package dev.sutler.providers.scripted;

import dev.sutler.spi.Admission;
import dev.sutler.spi.BindRequest;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.BindingDetails.Delivery;
import dev.sutler.spi.Call;
import dev.sutler.spi.Dashboards;
import dev.sutler.spi.DeprovisionRequest;
import dev.sutler.spi.Gone;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.InstanceMetadata;
import dev.sutler.spi.Progress;
import dev.sutler.spi.Provider;
import dev.sutler.spi.ProvisionRequest;
import dev.sutler.spi.Secret;
import dev.sutler.spi.ServiceBinding;
import dev.sutler.spi.ServiceInstance;
import dev.sutler.spi.UnbindRequest;
import dev.sutler.spi.UpdateRequest;
import dev.sutler.spi.Validity;

import tools.jackson.databind.node.JsonNodeFactory;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Does what the script says.
final class ScriptedProvider implements Provider, Admission, Dashboards {

    private final Layers layers;
    private final Stage stage;
    private final Function<Path, EffectsLog> effectsLogs;

    /// @param effectsLogs gives each file's log, the same one for the same file
    ScriptedProvider(Layers layers, Stage stage, Function<Path, EffectsLog> effectsLogs) {
        this.layers = layers;
        this.stage = stage;
        this.effectsLogs = effectsLogs;
    }

    @Override
    public Progress<InstanceDetails> provision(ProvisionRequest request, Call call) {
        return shape(Kind.PROVISION, request.instance(), call);
    }

    @Override
    public Progress<InstanceDetails> update(UpdateRequest request, Call call) {
        return shape(Kind.UPDATE, request.target(), call);
    }

    private Progress<InstanceDetails> shape(Kind kind, ServiceInstance instance, Call call) {
        Script script = script(instance);
        return stage.perform(
                kind,
                script,
                call,
                () -> {
                    record(kind, instance, Optional.empty(), call);
                    return details(script, instance);
                });
    }

    private static InstanceDetails details(Script script, ServiceInstance instance) {
        Placeholders placeholders = Placeholders.of(instance);
        InstanceMetadata metadata =
                new InstanceMetadata(
                        placeholders.map(script.appearance().labels()),
                        placeholders.map(script.appearance().attributes()));
        return new InstanceDetails(metadata, JsonNodeFactory.instance.objectNode());
    }

    @Override
    public Progress<Gone> deprovision(DeprovisionRequest request, Call call) {
        ServiceInstance instance = request.instance();
        return stage.perform(
                Kind.DEPROVISION,
                script(instance),
                call,
                () -> {
                    record(Kind.DEPROVISION, instance, Optional.empty(), call);
                    return Gone.GONE;
                });
    }

    @Override
    public Progress<BindingDetails> bind(BindRequest request, Call call) {
        ServiceInstance instance = request.instance();
        ServiceBinding binding = request.binding();
        Script script = script(instance, binding);
        return stage.perform(
                Kind.BIND,
                script,
                call,
                () -> {
                    record(Kind.BIND, instance, Optional.of(binding), call);
                    return handout(
                            script.handout(),
                            Placeholders.of(instance, binding),
                            stage.boundAt(binding.state(), call));
                });
    }

    private static BindingDetails handout(
            Script.Handout handout, Placeholders placeholders, Instant boundAt) {
        Optional<Instant> expiresAt = handout.lifetime().expiresAfter().map(boundAt::plus);
        Optional<Instant> renewBefore =
                expiresAt.flatMap(end -> handout.lifetime().renewBefore().map(end::minus));
        return new BindingDetails(
                Optional.of(handout.credentials())
                        .filter(credentials -> !credentials.isEmpty())
                        .map(credentials -> Secret.of(placeholders.map(credentials))),
                handout.endpoints(),
                new Delivery(
                        handout.syslogDrainUrl().map(placeholders::url),
                        handout.routeServiceUrl().map(placeholders::url),
                        handout.volumeMounts()),
                new Validity(expiresAt, renewBefore),
                Stage.stateOf(boundAt));
    }

    @Override
    public Progress<Gone> unbind(UnbindRequest request, Call call) {
        return stage.perform(
                Kind.UNBIND,
                script(request.instance(), request.binding()),
                call,
                () -> {
                    record(Kind.UNBIND, request.instance(), Optional.of(request.binding()), call);
                    return Gone.GONE;
                });
    }

    @Override
    public Optional<String> refusal(ProvisionRequest request) {
        return layers.problems(request.instance().plan(), request.instance().parameters());
    }

    @Override
    public Optional<String> refusal(UpdateRequest request) {
        // The instance as it is decides whether it may be changed: what an update asks for cannot
        // allow itself.
        return layers.problems(request.target().plan(), request.target().parameters())
                .or(() -> script(request.current()).updateRefusal());
    }

    @Override
    public Optional<String> refusal(BindRequest request) {
        return layers.problems(request.instance().plan(), request.binding().parameters());
    }

    @Override
    public Optional<String> dashboardUrl(ServiceInstance instance) {
        return script(instance).appearance().dashboardUrl().map(Placeholders.of(instance)::url);
    }

    private Script script(ServiceInstance instance) {
        return layers.script(instance.plan(), List.of(instance.parameters()));
    }

    private Script script(ServiceInstance instance, ServiceBinding binding) {
        return layers.script(instance.plan(), List.of(instance.parameters(), binding.parameters()));
    }

    private void record(
            Kind kind, ServiceInstance instance, Optional<ServiceBinding> binding, Call call) {
        layers.effectsLog(instance.plan())
                .map(effectsLogs)
                .ifPresent(
                        log ->
                                log.record(
                                        kind,
                                        instance.id(),
                                        binding.map(ServiceBinding::id),
                                        call,
                                        layers.lateCalls(instance.plan())));
    }
}
