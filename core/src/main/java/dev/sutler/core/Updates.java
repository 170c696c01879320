package dev.sutler.core;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.ServiceOffering;
import dev.sutler.core.catalog.ServicePlan;
import dev.sutler.core.lifecycle.CanonicalJson;
import dev.sutler.core.lifecycle.Command;
import dev.sutler.core.lifecycle.InstanceShape;
import dev.sutler.core.lifecycle.Rejection;
import dev.sutler.core.lifecycle.StoredInstance;

import java.util.Optional;

/// What an update request must fulfil, and what it leads to.
///
/// Work on an offering that left the catalog goes on: where the catalog does not know it any more,
/// nothing is held against the request that only the catalog could tell.
///
/// @param catalog everything
/// @param offered what the platform may see, and so what an instance may change to
record Updates(Catalog catalog, Catalog offered, Command.Update command) {

    Optional<Rejection> check(Optional<StoredInstance> instance) {
        return serviceKnown(instance)
                .or(() -> planKnown(instance))
                .or(() -> planChange(instance))
                .or(() -> parameters(instance))
                .or(() -> maintenance(instance))
                .or(() -> context(instance));
    }

    InstanceShape target(StoredInstance instance) {
        InstanceShape current = instance.shape();
        String planId = command.planId().orElse(current.planId());
        return new InstanceShape(
                planId,
                RequestChecks.merged(current.parameters(), command.change().parameters()),
                contextAllowed(instance)
                        ? command.change().context().orElse(current.context())
                        : current.context(),
                maintenanceVersion(instance, planId));
    }

    /* A changed plan brings its own version along; otherwise only the request can change it. */
    private Optional<String> maintenanceVersion(StoredInstance instance, String planId) {
        InstanceShape current = instance.shape();
        if (command.change().maintenanceVersion().isPresent()) {
            return command.change().maintenanceVersion();
        }
        return planId.equals(current.planId())
                ? current.maintenanceVersion()
                : catalog.plan(instance.serviceId(), planId)
                        .flatMap(plan -> plan.traits().maintenanceVersion());
    }

    private Optional<Rejection> serviceKnown(Optional<StoredInstance> instance) {
        if (instance.isPresent()) {
            return instance.get().serviceId().equals(command.serviceId())
                    ? Optional.empty()
                    : RequestChecks.invalid(
                            "The service_id of this request is not that of the service instance.");
        }
        return offered.offering(command.serviceId()).isPresent()
                ? Optional.empty()
                : RequestChecks.invalid(
                        "There is no service with the service_id of this request. Fetch the catalog"
                                + " again.");
    }

    private Optional<Rejection> planKnown(Optional<StoredInstance> instance) {
        boolean stays =
                command.planId().isEmpty()
                        || instance.map(known -> known.shape().planId()).equals(command.planId());
        return stays
                ? Optional.empty()
                : RequestChecks.known(
                        offered,
                        new Command.PlanChoice(
                                command.serviceId(), command.planId().orElseThrow()));
    }

    private Optional<Rejection> planChange(Optional<StoredInstance> instance) {
        if (instance.isEmpty() || !changesPlan(instance.get())) {
            return Optional.empty();
        }
        Optional<ServicePlan> from =
                catalog.plan(command.serviceId(), instance.get().shape().planId());
        if (from.isPresent() && !from.get().traits().planUpdateable()) {
            return Optional.of(
                    InstanceRequests.unprocessable(
                            "Instances of plan "
                                    + from.get().name()
                                    + " cannot change to another plan. Make a new one."));
        }
        ServiceOffering offering = catalog.offering(command.serviceId()).orElseThrow();
        return offering.plan(command.planId().orElseThrow())
                .flatMap(plan -> RequestChecks.open(offering, plan));
    }

    private boolean changesPlan(StoredInstance instance) {
        return command.planId().filter(id -> !id.equals(instance.shape().planId())).isPresent();
    }

    private Optional<Rejection> parameters(Optional<StoredInstance> instance) {
        return targetPlan(instance)
                .flatMap(
                        plan ->
                                RequestChecks.updated(
                                        plan.schemas().update(), command.change().parameters()));
    }

    private Optional<Rejection> maintenance(Optional<StoredInstance> instance) {
        return targetPlan(instance)
                .flatMap(
                        plan ->
                                RequestChecks.maintenance(
                                        plan, command.change().maintenanceVersion()));
    }

    private Optional<ServicePlan> targetPlan(Optional<StoredInstance> instance) {
        return command.planId()
                .or(() -> instance.map(known -> known.shape().planId()))
                .flatMap(id -> catalog.plan(command.serviceId(), id));
    }

    /* Platforms send the context along with every update; only an update of nothing else needs the promise. */
    private Optional<Rejection> context(Optional<StoredInstance> instance) {
        boolean nothingElse =
                command.planId().isEmpty()
                        && command.change().parameters().isEmpty()
                        && command.change().maintenanceVersion().isEmpty();
        if (instance.isEmpty()
                || command.change().context().isEmpty()
                || !nothingElse
                || contextAllowed(instance.get())
                || CanonicalJson.same(
                        command.change().context().get(), instance.get().shape().context())) {
            return Optional.empty();
        }
        return Optional.of(
                InstanceRequests.unprocessable(
                        "This service does not support updates of nothing but context."));
    }

    private boolean contextAllowed(StoredInstance instance) {
        return catalog.offering(instance.serviceId())
                .map(offering -> offering.traits().allowContextUpdates())
                .orElse(true);
    }
}
