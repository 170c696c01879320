package dev.sutler.core;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.ServicePlan;
import dev.sutler.core.lifecycle.BindingDecisions;
import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingSnapshot;
import dev.sutler.core.lifecycle.BindingState;
import dev.sutler.core.lifecycle.Command;
import dev.sutler.core.lifecycle.Decision;
import dev.sutler.core.lifecycle.Outcome;
import dev.sutler.core.lifecycle.Rejection;
import dev.sutler.core.lifecycle.Rejection.Reason;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.operation.ProviderViews;
import dev.sutler.spi.BindRequest;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Validity;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// Requests that make, rotate or remove a binding.
final class BindingRequests {

    private final Engine engine;

    BindingRequests(Engine engine) {
        this.engine = engine;
    }

    /// One try at binding; empty when the store had moved on.
    Optional<Outcome> bind(Command.Bind command) {
        Catalog catalog = engine.catalog();
        Optional<Rejection> unknown =
                command.plan()
                        .flatMap(
                                choice ->
                                        RequestChecks.known(catalog, choice)
                                                .or(() -> hidden(command, choice)));
        if (unknown.isPresent()) {
            return InstanceRequests.rejected(unknown.get());
        }
        Sight sight = engine.seenBy(command.caller());
        BindingSnapshot known = sight.binding(command.key());
        Optional<ServicePlan> plan = plan(catalog, command, known);
        Optional<StoredBinding> predecessor =
                command.use()
                        .predecessorId()
                        .flatMap(
                                id ->
                                        sight.binding(
                                                        new BindingKey(
                                                                command.key().instanceId(), id))
                                                .binding());
        StoredBinding wanted = wanted(command, known, predecessor);
        Optional<Rejection> unfit =
                plan.flatMap(present -> fits(present, command, wanted))
                        .or(() -> matching(command, known));
        if (unfit.isPresent()) {
            return InstanceRequests.rejected(unfit.get());
        }
        if (known.instance().isEmpty()) {
            return InstanceRequests.notFound();
        }
        StoredInstance instance = known.instance().get();
        Decision decision =
                BindingDecisions.bind(known, instance, wanted, engine.ticket(command, plan));
        return engine.carryOut(
                decision,
                command,
                new Engine.Job(
                        instance,
                        Optional.of(known.binding().orElse(wanted)),
                        () -> Optional.of(predecessor.map(List::of).orElse(List.of())),
                        plan,
                        Optional.empty(),
                        () ->
                                successor(command, predecessor)
                                        .or(
                                                () ->
                                                        refusal(
                                                                catalog,
                                                                command,
                                                                instance,
                                                                wanted,
                                                                predecessor))));
    }

    /* Of a plan that the platform may not see, only its own instances can be bound. */
    private Optional<Rejection> hidden(Command.Bind command, Command.PlanChoice choice) {
        return RequestChecks.known(engine.offeredTo(command.caller().platform()), choice)
                .filter(
                        unknown ->
                                engine.seenBy(command.caller())
                                        .binding(command.key())
                                        .instance()
                                        .isEmpty());
    }

    /// One try at unbinding; empty when the store had moved on.
    Optional<Outcome> unbind(Command.Unbind command) {
        BindingSnapshot known = engine.seenBy(command.caller()).binding(command.key());
        if (known.instance().isEmpty() || known.binding().isEmpty()) {
            return InstanceRequests.rejected(BindingDecisions.absent(known));
        }
        StoredInstance instance = known.instance().get();
        StoredBinding binding = known.binding().get();
        Optional<Rejection> mismatch =
                RequestChecks.matching(
                        instance, Optional.of(binding.request().planId()), command.plan());
        if (mismatch.isPresent()) {
            return InstanceRequests.rejected(mismatch.get());
        }
        Optional<ServicePlan> plan =
                engine.catalog().plan(instance.serviceId(), instance.shape().planId());
        Decision decision =
                BindingDecisions.unbind(known, instance, binding, engine.ticket(command, plan));
        return engine.carryOut(
                decision,
                command,
                new Engine.Job(
                        instance,
                        known.binding(),
                        () -> Optional.of(List.of()),
                        plan,
                        Optional.empty(),
                        Optional::empty));
    }

    private static Optional<ServicePlan> plan(
            Catalog catalog, Command.Bind command, BindingSnapshot known) {
        return command.plan()
                .or(
                        () ->
                                known.instance()
                                        .map(
                                                instance ->
                                                        new Command.PlanChoice(
                                                                instance.serviceId(),
                                                                instance.shape().planId())))
                .flatMap(choice -> catalog.plan(choice.serviceId(), choice.planId()));
    }

    private static Optional<Rejection> fits(
            ServicePlan plan, Command.Bind command, StoredBinding wanted) {
        if (!plan.traits().bindable()) {
            return Optional.of(
                    InstanceRequests.unprocessable(
                            "Instances of plan " + plan.name() + " cannot be bound."));
        }
        if (command.use().predecessorId().isPresent() && !plan.traits().bindingRotatable()) {
            return Optional.of(
                    InstanceRequests.unprocessable(
                            "Bindings of plan "
                                    + plan.name()
                                    + " cannot be rotated. Make a new one."));
        }
        if (plan.handling().requiresApp() && !namesApp(wanted)) {
            return Optional.of(
                    new Rejection(
                            Reason.REQUIRES_APP,
                            "This service can only be bound to an application. The request must say"
                                    + " which, in bind_resource.app_guid."));
        }
        boolean inherits =
                command.use().predecessorId().isPresent()
                        && command.payload().parameters().isEmpty();
        return inherits
                ? Optional.empty()
                : RequestChecks.created(plan.schemas().bind(), command.payload().parameters());
    }

    private static boolean namesApp(StoredBinding wanted) {
        return new Command.Use(wanted.request().bindResource(), Optional.empty()).namesApp();
    }

    private static Optional<Rejection> matching(Command.Bind command, BindingSnapshot known) {
        return known.instance()
                .flatMap(
                        instance ->
                                command.plan()
                                        .flatMap(
                                                choice ->
                                                        RequestChecks.matching(
                                                                instance,
                                                                Optional.empty(),
                                                                choice)));
    }

    /* A successor takes over what the request leaves out. */
    private static StoredBinding wanted(
            Command.Bind command, BindingSnapshot known, Optional<StoredBinding> predecessor) {
        Optional<StoredBinding.Request> before = inherited(command, known, predecessor);
        ObjectNode use = command.use().bindResource();
        ObjectNode context = command.payload().context();
        String planId =
                command.plan()
                        .map(Command.PlanChoice::planId)
                        .or(() -> known.instance().map(instance -> instance.shape().planId()))
                        .orElse("");
        return new StoredBinding(
                command.key(),
                new StoredBinding.Request(
                        planId,
                        command.payload()
                                .parameters()
                                .or(() -> before.map(StoredBinding.Request::parameters))
                                .orElseGet(JsonNodeFactory.instance::objectNode),
                        context.isEmpty()
                                ? before.map(StoredBinding.Request::context).orElse(context)
                                : context,
                        use.isEmpty()
                                ? before.map(StoredBinding.Request::bindResource).orElse(use)
                                : use,
                        command.use().predecessorId()),
                BindingState.BINDING,
                0,
                Optional.empty());
    }

    /* What it took over stands in the successor itself, so that a repeat is the same also when the predecessor is gone. */
    private static Optional<StoredBinding.Request> inherited(
            Command.Bind command, BindingSnapshot known, Optional<StoredBinding> predecessor) {
        return known.binding()
                .filter(there -> command.use().predecessorId().isPresent())
                .map(StoredBinding::request)
                .filter(there -> there.predecessorId().equals(command.use().predecessorId()))
                .or(() -> predecessor.map(StoredBinding::request));
    }

    private Optional<Rejection> successor(
            Command.Bind command, Optional<StoredBinding> predecessor) {
        if (command.use().predecessorId().isEmpty()) {
            return Optional.empty();
        }
        if (predecessor.isEmpty()) {
            return RequestChecks.invalid(
                    "predecessor_binding_id names no service binding of this service instance.");
        }
        if (predecessor.get().state() != BindingState.READY) {
            return RequestChecks.invalid(
                    "The binding that predecessor_binding_id names is not ready.");
        }
        boolean expired =
                predecessor
                        .get()
                        .details()
                        .map(BindingDetails::validity)
                        .flatMap(Validity::expiresAt)
                        .filter(end -> !end.isAfter(engine.resources().clock().instant()))
                        .isPresent();
        return expired
                ? RequestChecks.invalid(
                        "The binding that predecessor_binding_id names has expired. Make a new"
                                + " one.")
                : Optional.empty();
    }

    private Optional<Rejection> refusal(
            Catalog catalog,
            Command.Bind command,
            StoredInstance instance,
            StoredBinding wanted,
            Optional<StoredBinding> predecessor) {
        return engine.objection(
                instance.serviceId(),
                admission ->
                        admission.refusal(
                                new BindRequest(
                                        ProviderViews.instance(catalog, instance, instance.shape()),
                                        ProviderViews.binding(wanted),
                                        predecessor.map(ProviderViews::binding),
                                        command.caller().identity())));
    }
}
