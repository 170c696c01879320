package dev.sutler.conformance.check;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.offer.Plan;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A service binding at the broker, there or not.
public final class Binding extends Resource {

    private final Instance instance;

    Binding(Trial trial, Instance instance, String id) {
        super(trial, instance.plan(), id);
        this.instance = instance;
    }

    public Instance instance() {
        return instance;
    }

    @Override
    public String path() {
        return instance.path() + "/service_bindings/" + encoded(id());
    }

    @Override
    public ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("service_id", plan().serviceId());
        body.put("plan_id", plan().id());
        body.set("context", Instance.context("osb-check"));
        body.put("app_guid", "05bc4ec0-0000-4000-8000-00000000000c");
        ObjectNode resource = body.putObject("bind_resource");
        resource.put("app_guid", "05bc4ec0-0000-4000-8000-00000000000c");
        if (plan().requires("route_forwarding")) {
            resource.put("route", "osb-check.example.com");
        }
        trial().parameters()
                .valid(plan(), Plan.Schema.BIND)
                .ifPresent(parameters -> body.set("parameters", parameters));
        return body;
    }

    @Override
    public boolean retrievable() {
        return plan().bindingsRetrievable();
    }

    @Override
    void note() {
        trial().surroundings().ledger().binding(this);
    }

    /// Makes it, and waits until it is ready.
    ///
    /// @throws SkippedException when it cannot be made
    public Binding made() {
        return made(put());
    }

    /// Waits until it is ready, as this answer to its request promises.
    ///
    /// @throws SkippedException when it cannot be made
    public Binding made(Answer first) {
        require(settled(first), "a binding of " + plan().name());
        return this;
    }
}
