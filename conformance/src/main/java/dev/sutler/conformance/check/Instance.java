package dev.sutler.conformance.check;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.Question;
import dev.sutler.conformance.offer.Plan;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A service instance at the broker, there or not.
public final class Instance extends Resource {

    Instance(Trial trial, Plan plan, String id) {
        super(trial, plan, id);
    }

    @Override
    public String path() {
        return "/v2/service_instances/" + encoded(id());
    }

    @Override
    public ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("service_id", plan().serviceId());
        body.put("plan_id", plan().id());
        body.put("organization_guid", "05bc4ec0-0000-4000-8000-00000000000a");
        body.put("space_guid", "05bc4ec0-0000-4000-8000-00000000000b");
        body.set("context", context("osb-check"));
        trial().parameters()
                .valid(plan(), Plan.Schema.CREATE)
                .ifPresent(parameters -> body.set("parameters", parameters));
        return body;
    }

    /// The context of requests for it, as Cloud Foundry sends it.
    ///
    /// @param name the instance's name
    public static ObjectNode context(String name) {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        context.put("platform", "cloudfoundry");
        context.put("organization_guid", "05bc4ec0-0000-4000-8000-00000000000a");
        context.put("organization_name", "osb-check");
        context.put("space_guid", "05bc4ec0-0000-4000-8000-00000000000b");
        context.put("space_name", "osb-check");
        context.put("instance_name", name);
        return context;
    }

    @Override
    public boolean retrievable() {
        return plan().instancesRetrievable();
    }

    @Override
    void note() {
        trial().surroundings().ledger().instance(this);
    }

    /// Makes it, and waits until it is ready.
    ///
    /// @throws SkippedException when it cannot be made
    public Instance made() {
        require(settled(put()), "an instance of " + plan().name());
        return this;
    }

    /// Asks for a change, and accepts that it is done later.
    ///
    /// @param change the members beside `service_id`
    public Answer patch(ObjectNode change) {
        return trial().ask(
                        Question.of("PATCH", path() + "?accepts_incomplete=true", whole(change)));
    }

    /// Asks for a change, and does not accept that it is done later.
    public Answer patchNow(ObjectNode change) {
        return trial().ask(patching(change));
    }

    /// The request for a change that does not say whether it may be done later.
    public Question patching(ObjectNode change) {
        return Question.of("PATCH", path(), whole(change));
    }

    /// Asks for a change with this whole body, which is perhaps no JSON, and accepts that it is
    /// done later.
    public Answer patchText(String text) {
        return trial().ask(Question.of("PATCH", path() + "?accepts_incomplete=true", text));
    }

    private String whole(ObjectNode change) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("service_id", plan().serviceId());
        body.set("context", context("osb-check"));
        body.setAll(change);
        return body.toString();
    }

    /// The same instance after its plan was changed: later requests name the new plan.
    public Instance changedTo(Plan other) {
        Instance changed = new Instance(trial(), other, id());
        changed.note();
        return changed;
    }

    /// A binding of it that is not there yet.
    public Binding binding() {
        return new Binding(trial(), this, trial().surroundings().ids().get());
    }

    /// A binding of it with this id, there or not.
    public Binding binding(String id) {
        return new Binding(trial(), this, id);
    }
}
