package dev.sutler.core;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.ServiceOffering;
import dev.sutler.core.catalog.ServicePlan;
import dev.sutler.core.lifecycle.Command;
import dev.sutler.core.lifecycle.Decision;
import dev.sutler.core.lifecycle.InstanceDecisions;
import dev.sutler.core.lifecycle.InstanceOutput;
import dev.sutler.core.lifecycle.InstanceShape;
import dev.sutler.core.lifecycle.InstanceSnapshot;
import dev.sutler.core.lifecycle.Outcome;
import dev.sutler.core.lifecycle.Rejection;
import dev.sutler.core.lifecycle.Rejection.Reason;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.lifecycle.Transition;
import dev.sutler.core.operation.ProviderViews;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.ProvisionRequest;
import dev.sutler.spi.ServiceInstance;
import dev.sutler.spi.UpdateRequest;

import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;
import java.util.Optional;

/// Requests that make, change or remove an instance.
final class InstanceRequests {

    private final Engine engine;

    InstanceRequests(Engine engine) {
        this.engine = engine;
    }

    /// One try at provisioning; empty when the store had moved on.
    Optional<Outcome> provision(Command.Provision command) {
        Catalog catalog = engine.catalog();
        Optional<Rejection> unknown =
                RequestChecks.known(catalog, command.plan()).or(() -> hidden(command));
        if (unknown.isPresent()) {
            return rejected(unknown.get());
        }
        ServiceOffering offering = catalog.offering(command.plan().serviceId()).orElseThrow();
        ServicePlan plan = offering.plan(command.plan().planId()).orElseThrow();
        Optional<Rejection> unfit =
                RequestChecks.created(plan.schemas().create(), command.payload().parameters())
                        .or(
                                () ->
                                        RequestChecks.maintenance(
                                                plan, command.payload().maintenanceVersion()));
        if (unfit.isPresent()) {
            return rejected(unfit.get());
        }
        StoredInstance wanted = wanted(catalog, command, plan);
        InstanceSnapshot known = engine.seenBy(command.caller()).instance(command.instanceId());
        Decision decision =
                InstanceDecisions.provision(
                        known, wanted, engine.ticket(command, Optional.of(plan)));
        StoredInstance instance =
                decision instanceof Decision.Begin(Transition.Provision(StoredInstance begun, _))
                        ? begun
                        : known.instance().orElse(wanted);
        return engine.carryOut(
                decision,
                command,
                new Engine.Job(
                        instance,
                        Optional.empty(),
                        () -> Optional.of(List.of()),
                        Optional.of(plan),
                        Optional.of(instance.output()),
                        () ->
                                RequestChecks.open(offering, plan)
                                        .or(() -> refusal(catalog, command, wanted))));
    }

    /* A plan that the platform may not see is unknown, but what it has of it already goes on. The store is asked only
    when there is such a plan. */
    private Optional<Rejection> hidden(Command.Provision command) {
        Command.PlanChoice plan = command.plan();
        return RequestChecks.known(engine.offeredTo(command.caller().platform()), plan)
                .filter(
                        unknown ->
                                engine.seenBy(command.caller())
                                        .instance(command.instanceId())
                                        .instance()
                                        .filter(there -> there.serviceId().equals(plan.serviceId()))
                                        .filter(
                                                there ->
                                                        there.shape()
                                                                .planId()
                                                                .equals(plan.planId()))
                                        .isEmpty());
    }

    /// One try at an update; empty when the store had moved on.
    Optional<Outcome> update(Command.Update command) {
        Catalog catalog = engine.catalog();
        InstanceSnapshot known = engine.seenBy(command.caller()).instance(command.instanceId());
        Updates updates =
                new Updates(catalog, engine.offeredTo(command.caller().platform()), command);
        Optional<Rejection> unfit = updates.check(known.instance());
        if (unfit.isPresent()) {
            return rejected(unfit.get());
        }
        if (known.instance().isEmpty()) {
            return notFound();
        }
        StoredInstance instance = known.instance().get();
        InstanceShape target = updates.target(instance);
        Optional<ServicePlan> plan = catalog.plan(instance.serviceId(), target.planId());
        Decision decision =
                InstanceDecisions.update(known, instance, target, engine.ticket(command, plan));
        return engine.carryOut(
                decision,
                command,
                new Engine.Job(
                        instance,
                        Optional.empty(),
                        () -> Optional.of(List.of()),
                        plan,
                        Optional.of(promised(catalog, instance, target)),
                        () -> refusal(catalog, command, instance, target)));
    }

    /// One try at deprovisioning; empty when the store had moved on.
    Optional<Outcome> deprovision(Command.Deprovision command) {
        Sight sight = engine.seenBy(command.caller());
        InstanceSnapshot known = sight.instance(command.instanceId());
        if (known.instance().isEmpty()) {
            return rejected(InstanceDecisions.absent(known));
        }
        StoredInstance instance = known.instance().get();
        Optional<Rejection> mismatch =
                RequestChecks.matching(instance, Optional.empty(), command.plan());
        if (mismatch.isPresent()) {
            return rejected(mismatch.get());
        }
        Optional<ServicePlan> plan =
                engine.catalog().plan(instance.serviceId(), instance.shape().planId());
        Decision decision =
                InstanceDecisions.deprovision(known, instance, engine.ticket(command, plan));
        return engine.carryOut(
                decision,
                command,
                new Engine.Job(
                        instance,
                        Optional.empty(),
                        () -> Optional.of(sight.bindings(instance)),
                        plan,
                        Optional.empty(),
                        Optional::empty));
    }

    private StoredInstance wanted(Catalog catalog, Command.Provision command, ServicePlan plan) {
        StoredInstance bare =
                new StoredInstance(
                        command.instanceId(),
                        command.caller().platform(),
                        command.plan().serviceId(),
                        command.tenancy(),
                        new InstanceShape(
                                plan.id(),
                                command.payload()
                                        .parameters()
                                        .orElseGet(JsonNodeFactory.instance::objectNode),
                                command.payload().context(),
                                plan.traits().maintenanceVersion()),
                        StoredInstance.Status.NEW,
                        new InstanceOutput(Optional.empty(), InstanceDetails.none()));
        return bare.with(promised(catalog, bare, bare.shape()));
    }

    /* The dashboard must stand in the first answer, so it is asked for before anything is made. A plan that left the
    catalog promises nothing new. */
    private InstanceOutput promised(Catalog catalog, StoredInstance instance, InstanceShape shape) {
        Optional<String> dashboard =
                catalog.plan(instance.serviceId(), shape.planId()).isEmpty()
                        ? Optional.empty()
                        : engine.provider(instance.serviceId())
                                .flatMap(
                                        provider ->
                                                ProviderViews.dashboardUrl(
                                                        provider, view(catalog, instance, shape)));
        return new InstanceOutput(
                dashboard.or(instance.output()::dashboardUrl), instance.output().details());
    }

    private Optional<Rejection> refusal(
            Catalog catalog, Command.Provision command, StoredInstance wanted) {
        return engine.objection(
                wanted.serviceId(),
                admission ->
                        admission.refusal(
                                new ProvisionRequest(
                                        view(catalog, wanted, wanted.shape()),
                                        command.caller().identity())));
    }

    private Optional<Rejection> refusal(
            Catalog catalog,
            Command.Update command,
            StoredInstance instance,
            InstanceShape target) {
        return engine.objection(
                instance.serviceId(),
                admission ->
                        admission.refusal(
                                new UpdateRequest(
                                        view(catalog, instance, instance.shape()),
                                        view(catalog, instance, target),
                                        command.caller().identity())));
    }

    private static ServiceInstance view(
            Catalog catalog, StoredInstance instance, InstanceShape shape) {
        return ProviderViews.instance(catalog, instance, shape);
    }

    static Rejection unprocessable(String reason) {
        return new Rejection(Reason.UNPROCESSABLE, reason);
    }

    static Optional<Outcome> rejected(Rejection rejection) {
        return Optional.of(new Outcome.Rejected(rejection));
    }

    static Optional<Outcome> notFound() {
        return Optional.of(
                Outcome.rejected(Reason.NOT_FOUND, "There is no service instance with this id."));
    }
}
