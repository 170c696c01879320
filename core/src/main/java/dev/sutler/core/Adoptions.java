package dev.sutler.core;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.ServicePlan;
import dev.sutler.core.lifecycle.Caller;
import dev.sutler.core.lifecycle.Command;
import dev.sutler.core.lifecycle.InstanceOutput;
import dev.sutler.core.lifecycle.InstanceShape;
import dev.sutler.core.lifecycle.InstanceSnapshot;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.lifecycle.Takeover;
import dev.sutler.core.lifecycle.Tenancy;
import dev.sutler.core.operation.OperationRunner;
import dev.sutler.core.operation.Providers;
import dev.sutler.core.store.Store;
import dev.sutler.spi.Adoption;
import dev.sutler.spi.InstanceDetails;

import tools.jackson.databind.node.JsonNodeFactory;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Makes instances of what exists already, when an operator asks for it. The work is a stored
/// operation like any other; it is followed as those are.
public final class Adoptions {

    private final Store store;
    private final OperationRunner runner;
    private final Supplier<Catalog> catalog;
    private final Providers providers;
    private final BrokerOptions options;
    private final Supplier<UUID> ids;

    /// @param catalog what is offered at this moment
    /// @param providers who makes it
    /// @param ids makes the ids of operations
    public Adoptions(
            Store store,
            OperationRunner runner,
            Supplier<Catalog> catalog,
            Providers providers,
            BrokerOptions options,
            Supplier<UUID> ids) {
        this.store = store;
        this.runner = runner;
        this.catalog = catalog;
        this.providers = providers;
        this.options = options;
        this.ids = ids;
    }

    /// What an operator asks for.
    ///
    /// @param instanceId what the instance is to be called
    /// @param plan what it is to be an instance of
    /// @param tenancy whose it is to be
    /// @param name what the back end calls it
    /// @param caller the platform that is to have it, and the operator in its place
    public record Wish(
            String instanceId,
            Command.PlanChoice plan,
            Tenancy tenancy,
            String name,
            Caller caller) {
        public Wish {
            Objects.requireNonNull(instanceId, "instanceId");
            Objects.requireNonNull(plan, "plan");
            Objects.requireNonNull(tenancy, "tenancy");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(caller, "caller");
        }
    }

    /// What came of it.
    public sealed interface Answer {

        /// The operation goes on, now or since the same was asked for before.
        record Begun(UUID operationId) implements Answer {}

        /// The same was done before.
        record AlreadyThere() implements Answer {}

        /// It cannot be.
        record Refused(String reason) implements Answer {}
    }

    /// Begins.
    public Answer adopt(Wish wish) {
        Catalog offered = catalog.get();
        String serviceId = wish.plan().serviceId();
        Optional<ServicePlan> plan = offered.plan(serviceId, wish.plan().planId());
        if (plan.isEmpty()) {
            return new Answer.Refused("There is no such plan in the catalog.");
        }
        boolean able = providers.provider(serviceId).filter(Adoption.class::isInstance).isPresent();
        if (!able) {
            return new Answer.Refused("This service cannot take over what it has not made.");
        }
        InstanceSnapshot known = store.instance(wish.instanceId());
        if (known.instance().isPresent()) {
            return repeated(wish, known, known.instance().get());
        }
        StoredInstance instance = instance(wish, plan.get());
        Optional<Operation> begun =
                store.begin(
                        Takeover.begin(
                                instance,
                                ids.get(),
                                wish.caller(),
                                options.timeLimit(plan),
                                wish.name()),
                        Optional.empty());
        runner.wake();
        return begun.<Answer>map(operation -> new Answer.Begun(operation.id()))
                .orElseGet(() -> new Answer.Refused("Somebody else was first. Look again."));
    }

    private static Answer repeated(Wish wish, InstanceSnapshot known, StoredInstance there) {
        Optional<Operation> latest =
                known.latest().filter(operation -> operation.kind() == OperationKind.ADOPT);
        boolean same =
                latest.isPresent()
                        && there.platform().equals(wish.caller().platform())
                        && there.serviceId().equals(wish.plan().serviceId())
                        && there.shape().planId().equals(wish.plan().planId())
                        && there.tenancy().equals(wish.tenancy())
                        && Takeover.name(latest.get().progress()).equals(Optional.of(wish.name()));
        if (!same) {
            return new Answer.Refused("There is an instance with this id already.");
        }
        return switch (latest.get().state()) {
            case QUEUED, RUNNING, COMPENSATING -> new Answer.Begun(latest.get().id());
            case SUCCEEDED -> new Answer.AlreadyThere();
            case FAILED ->
                    new Answer.Refused(
                            "It was tried and failed, and what was done could not be undone. Delete"
                                    + " the instance first.");
        };
    }

    private static StoredInstance instance(Wish wish, ServicePlan plan) {
        return new StoredInstance(
                wish.instanceId(),
                wish.caller().platform(),
                wish.plan().serviceId(),
                wish.tenancy(),
                new InstanceShape(
                        plan.id(),
                        JsonNodeFactory.instance.objectNode(),
                        JsonNodeFactory.instance.objectNode(),
                        plan.traits().maintenanceVersion()),
                StoredInstance.Status.NEW,
                new InstanceOutput(Optional.empty(), InstanceDetails.none()));
    }
}
