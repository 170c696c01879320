package dev.sutler.conformance.model;

import dev.sutler.conformance.model.Operation.Kind;
import dev.sutler.conformance.model.Operation.State;
import dev.sutler.conformance.model.Resource.Phase;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// Tells how operations stand.
final class LastOperations {

    private final Model model;

    LastOperations(Model model) {
        this.model = model;
    }

    Reply ofInstance(Request request) {
        Instance instance = instance(request);
        fits(request, instance.plan());
        return of(instance, request);
    }

    Reply ofBinding(Request request) {
        Binding binding =
                Optional.ofNullable(instance(request).bindings().get(request.bindingId()))
                        .orElseThrow(() -> Refused.absent("there is no such binding"));
        return of(binding, request);
    }

    private Instance instance(Request request) {
        return Optional.ofNullable(model.instances().get(request.instanceId()))
                .orElseThrow(() -> Refused.absent("there is no such instance"));
    }

    /* The plan may be that before an update or after it. */
    private void fits(Request request, Plan plan) {
        String offering = request.query().getOrDefault("service_id", plan.offeringId());
        String planId = request.query().getOrDefault("plan_id", plan.id());
        if (!plan.offeringId().equals(offering)
                || model.catalog().plan(offering, planId).isEmpty()) {
            throw Refused.badRequest("the instance has another service or plan");
        }
    }

    private Reply of(Resource resource, Request request) {
        List<Operation> known = remembered(resource);
        if (known.isEmpty()) {
            throw Refused.absent("there is no such operation");
        }
        Optional<String> id = Optional.ofNullable(request.query().get("operation"));
        if (id.isEmpty()) {
            return reply(known.getLast());
        }
        return known.stream()
                .filter(operation -> operation.id().equals(id.get()))
                .findFirst()
                .or(() -> latest(known))
                .map(this::reply)
                .orElseThrow(() -> Refused.badRequest("there is no such operation"));
    }

    private Optional<Operation> latest(List<Operation> known) {
        return model.has(Quirk.TAKES_ANY_OPERATION)
                ? Optional.of(known.getLast())
                : Optional.empty();
    }

    /// What is worth telling: of what is gone, how it went, or that its creation was stopped.
    private static List<Operation> remembered(Resource resource) {
        List<Operation> all = resource.operations();
        if (resource.phase() != Phase.GONE || all.isEmpty()) {
            return all;
        }
        return all.getLast().order().asynchronous()
                ? all
                : all.stream().filter(Operation::halted).toList();
    }

    private Reply reply(Operation operation) {
        boolean told = operation.tell();
        if (told && model.has(Quirk.FORGETS_OPERATION)) {
            throw Refused.absent("the operation is forgotten");
        }
        State state =
                told && model.has(Quirk.REVERTS_TO_IN_PROGRESS)
                        ? State.IN_PROGRESS
                        : operation.state();
        if (state == State.FAILED && model.has(Quirk.FAILURE_SEEMS_SUCCESS)) {
            state = State.SUCCEEDED;
        }
        ObjectNode body = Json.object().put("state", state.word());
        Kind kind = operation.order().kind();
        body.put("description", "The " + kind.word() + " is " + state.word() + ".");
        if (state == State.FAILED && (kind == Kind.UPDATE || kind == Kind.DEPROVISION)) {
            body.put("instance_usable", true);
        }
        if (state == State.FAILED && kind == Kind.UPDATE) {
            body.put("update_repeatable", true);
        }
        Reply reply = Reply.of(200, body);
        return state == State.IN_PROGRESS ? reply.with("Retry-After", "0") : reply;
    }
}
