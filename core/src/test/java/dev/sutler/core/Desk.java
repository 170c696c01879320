package dev.sutler.core;

import static dev.sutler.core.samples.Samples.INSTANCE_ID;
import static dev.sutler.core.samples.Samples.PLAN;
import static dev.sutler.core.samples.Samples.SERVICE;
import static dev.sutler.core.samples.Samples.json;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.Command;
import dev.sutler.core.lifecycle.Command.PlanChoice;
import dev.sutler.core.lifecycle.Outcome;
import dev.sutler.core.lifecycle.Tenancy;
import dev.sutler.core.operation.Providers;
import dev.sutler.core.samples.Samples;
import dev.sutler.core.simulation.MemoryStore;
import dev.sutler.core.simulation.Replica;
import dev.sutler.spi.Provider;

import java.util.Optional;
import java.util.UUID;

/// A broker over a store in memory, and requests to it that name the one instance unless they say
/// otherwise.
final class Desk {

    final MemoryStore store = new MemoryStore(Replica.LEASE);
    private final Replica replica;
    private Catalog catalog;
    private long ids;

    Desk(Catalog catalog, Provider provider) {
        this.catalog = catalog;
        Providers providers = serviceId -> Optional.of(provider);
        this.replica =
                new Replica(
                        store,
                        new Replica.World(() -> this.catalog, providers),
                        1,
                        true,
                        () -> new UUID(3, ids++));
    }

    /// From now on, this is offered.
    void offers(Catalog newCatalog) {
        catalog = newCatalog;
    }

    Broker broker() {
        return replica.broker();
    }

    Outcome provision(String parameters, boolean polls) {
        return broker().provision(
                        new Command.Provision(
                                Samples.caller(),
                                INSTANCE_ID,
                                new PlanChoice(SERVICE, PLAN),
                                new Tenancy("org", "space"),
                                new Command.Payload(
                                        Optional.of(json(parameters)),
                                        json("{}"),
                                        Optional.empty()),
                                polls));
    }

    Outcome update(String parameters) {
        return broker().update(
                        new Command.Update(
                                Samples.caller(),
                                INSTANCE_ID,
                                SERVICE,
                                Optional.empty(),
                                new Command.Change(
                                        Optional.of(json(parameters)),
                                        Optional.empty(),
                                        Optional.empty()),
                                true));
    }

    Outcome deprovision(boolean polls) {
        return broker().deprovision(
                        new Command.Deprovision(
                                Samples.caller(),
                                INSTANCE_ID,
                                new PlanChoice(SERVICE, PLAN),
                                polls));
    }

    Outcome bind(String bindingId, String bindResource, String parameters) {
        return broker().bind(
                        new Command.Bind(
                                Samples.caller(),
                                new BindingKey(INSTANCE_ID, bindingId),
                                Optional.of(new PlanChoice(SERVICE, PLAN)),
                                new Command.Use(json(bindResource), Optional.empty()),
                                new Command.BindPayload(Optional.of(json(parameters)), json("{}")),
                                true));
    }

    /// A rotation that says nothing but whom it succeeds.
    Outcome rotate(String bindingId, String predecessorId) {
        return broker().bind(
                        new Command.Bind(
                                Samples.caller(),
                                new BindingKey(INSTANCE_ID, bindingId),
                                Optional.empty(),
                                new Command.Use(json("{}"), Optional.of(predecessorId)),
                                new Command.BindPayload(Optional.empty(), json("{}")),
                                true));
    }

    Outcome unbind(String bindingId) {
        return broker().unbind(
                        new Command.Unbind(
                                Samples.caller(),
                                new BindingKey(INSTANCE_ID, bindingId),
                                new PlanChoice(SERVICE, PLAN),
                                true));
    }
}
