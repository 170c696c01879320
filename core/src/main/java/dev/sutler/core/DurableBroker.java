package dev.sutler.core;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.ParameterSchema;
import dev.sutler.core.catalog.ServiceOffering;
import dev.sutler.core.catalog.ServicePlan;
import dev.sutler.core.lifecycle.BindingDecisions;
import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingSnapshot;
import dev.sutler.core.lifecycle.Caller;
import dev.sutler.core.lifecycle.Command;
import dev.sutler.core.lifecycle.InstanceDecisions;
import dev.sutler.core.lifecycle.InstanceSnapshot;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.Outcome;
import dev.sutler.core.lifecycle.Rejection;
import dev.sutler.core.lifecycle.Rejection.Reason;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.operation.OperationRunner;
import dev.sutler.core.operation.Providers;
import dev.sutler.core.store.Store;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// The broker over a store: decides, persists, acts, answers.
public final class DurableBroker implements Broker {

    /* Each try that finds the store moved on was overtaken by a request that got on. A request that is overtaken this often
    is one of very many for the same resource, and is told so. */
    private static final int TRIES = 10;

    private final Engine engine;
    private final InstanceRequests instances;
    private final BindingRequests bindings;

    /// @param catalog what is offered at this moment
    /// @param providers who makes it
    public DurableBroker(
            Store store,
            OperationRunner runner,
            Supplier<Catalog> catalog,
            Providers providers,
            BrokerOptions options,
            BrokerResources resources) {
        this.engine =
                new Engine(
                        new Engine.Wiring(store, runner, providers, catalog), options, resources);
        this.instances = new InstanceRequests(engine);
        this.bindings = new BindingRequests(engine);
    }

    @Override
    public Catalog catalog() {
        return engine.catalog();
    }

    @Override
    public Catalog offeredTo(String platform) {
        return engine.offeredTo(platform);
    }

    @Override
    public Outcome provision(Command.Provision command) {
        return untilDecided(() -> instances.provision(command));
    }

    @Override
    public Outcome update(Command.Update command) {
        return untilDecided(() -> instances.update(command));
    }

    @Override
    public Outcome deprovision(Command.Deprovision command) {
        return untilDecided(() -> instances.deprovision(command));
    }

    @Override
    public Outcome bind(Command.Bind command) {
        return untilDecided(() -> bindings.bind(command));
    }

    @Override
    public Outcome unbind(Command.Unbind command) {
        return untilDecided(() -> bindings.unbind(command));
    }

    @Override
    public Outcome fetchInstance(Caller caller, String instanceId, Hint hint) {
        InstanceSnapshot known = engine.seenBy(caller).instance(instanceId);
        Optional<Rejection> refusal =
                InstanceDecisions.fetch(known)
                        .or(
                                () ->
                                        known.instance()
                                                .flatMap(
                                                        instance ->
                                                                RequestChecks.matching(
                                                                        instance,
                                                                        Optional.empty(),
                                                                        hint)))
                        .or(
                                () ->
                                        retrievable(
                                                known.instance(),
                                                ServiceOffering.Traits::instancesRetrievable));
        if (refusal.isPresent()) {
            return new Outcome.Rejected(refusal.get());
        }
        StoredInstance instance = known.instance().orElseThrow();
        return new Outcome.InstanceFetched(
                instance,
                shown(plan(instance), PlanSchema.INSTANCE, instance.shape().parameters()));
    }

    @Override
    public Outcome fetchBinding(Caller caller, BindingKey key, Hint hint) {
        BindingSnapshot known = engine.seenBy(caller).binding(key);
        Optional<Rejection> refusal =
                BindingDecisions.fetch(known)
                        .or(
                                () ->
                                        known.instance()
                                                .flatMap(
                                                        instance ->
                                                                RequestChecks.matching(
                                                                        instance,
                                                                        known.binding()
                                                                                .map(
                                                                                        made ->
                                                                                                made.request()
                                                                                                        .planId()),
                                                                        hint)))
                        .or(
                                () ->
                                        retrievable(
                                                known.instance(),
                                                ServiceOffering.Traits::bindingsRetrievable));
        if (refusal.isPresent()) {
            return new Outcome.Rejected(refusal.get());
        }
        StoredBinding binding = known.binding().orElseThrow();
        Optional<ServicePlan> plan = known.instance().flatMap(this::plan);
        return new Outcome.BindingFetched(
                binding, shown(plan, PlanSchema.BINDING, binding.request().parameters()));
    }

    @Override
    public Outcome lastOperation(
            Caller caller, String instanceId, Hint hint, Optional<String> operation) {
        Sight sight = engine.seenBy(caller);
        return LastOperations.of(
                sight,
                Operation.Subject.of(instanceId),
                operation,
                () -> sight.instance(instanceId).latest());
    }

    @Override
    public Outcome lastOperation(
            Caller caller, BindingKey key, Hint hint, Optional<String> operation) {
        Sight sight = engine.seenBy(caller);
        return LastOperations.of(
                sight, Operation.Subject.of(key), operation, () -> sight.binding(key).latest());
    }

    private static Outcome untilDecided(Supplier<Optional<Outcome>> attempt) {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<Outcome> outcome = attempt.get();
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return Outcome.rejected(
                Reason.CONCURRENCY,
                "Many requests for this resource arrive at once. Try again in a moment.");
    }

    private Optional<ServicePlan> plan(StoredInstance instance) {
        return engine.catalog().plan(instance.serviceId(), instance.shape().planId());
    }

    private Optional<Rejection> retrievable(
            Optional<StoredInstance> instance, Predicate<ServiceOffering.Traits> promise) {
        boolean promised =
                instance.flatMap(known -> engine.catalog().offering(known.serviceId()))
                        .map(ServiceOffering::traits)
                        .map(promise::test)
                        .orElse(true);
        return promised
                ? Optional.empty()
                : Optional.of(
                        new Rejection(
                                Reason.NOT_FOUND,
                                "The catalog does not offer to fetch this kind of resource."));
    }

    /* Without its plan nobody knows which parameters are secret, so none are shown. */
    private static ObjectNode shown(
            Optional<ServicePlan> plan, PlanSchema which, ObjectNode parameters) {
        if (plan.isEmpty()) {
            return JsonNodeFactory.instance.objectNode();
        }
        ServicePlan.Schemas schemas = plan.get().schemas();
        return switch (which) {
            case BINDING -> without(schemas.bind(), parameters);
            case INSTANCE -> without(schemas.update(), without(schemas.create(), parameters));
        };
    }

    private static ObjectNode without(Optional<ParameterSchema> schema, ObjectNode parameters) {
        return schema.map(known -> known.withoutWriteOnly(parameters)).orElse(parameters);
    }

    private enum PlanSchema {
        INSTANCE,
        BINDING
    }
}
