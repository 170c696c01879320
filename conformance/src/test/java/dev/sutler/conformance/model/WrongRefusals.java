package dev.sutler.conformance.model;

import dev.sutler.conformance.model.Resource.Phase;

import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// Does what has been refused, which is wrong, where a quirk says so.
record WrongRefusals(Model model) {

    void apply(Request request) {
        if (model.has(Quirk.CHANGES_ON_REJECT)) {
            change(request);
        }
        if (model.has(Quirk.CREATES_ON_REJECT)) {
            create(request);
        }
        if (model.has(Quirk.DELETES_ON_REJECT)) {
            delete(request);
        }
    }

    private void change(Request request) {
        if (request.route() == Route.PROVISION || request.route() == Route.UPDATE) {
            model.instance(request.instanceId()).ifPresent(instance -> change(instance, request));
        } else if (request.route() == Route.BIND) {
            model.binding(request.instanceId(), request.bindingId())
                    .ifPresent(binding -> binding.parameters().put("refused", true));
        }
    }

    private void change(Instance instance, Request request) {
        ObjectNode wrong = instance.parameters().deepCopy();
        request.at("/parameters").asObjectOpt().ifPresent(wrong::setAll);
        instance.parameters(wrong.put("refused", true));
        model.catalog()
                .plan(instance.plan().offeringId(), request.textAt("/plan_id"))
                .ifPresent(instance::plan);
    }

    private void create(Request request) {
        Optional<Plan> named =
                model.catalog().plan(request.textAt("/service_id"), request.textAt("/plan_id"));
        Optional<Instance> instance = model.instance(request.instanceId());
        if (request.route() == Route.PROVISION && instance.isEmpty()) {
            Plan plan = named.orElse(model.catalog().plans().getFirst());
            Instance made = new Instance(request.instanceId(), plan, Json.object(), Json.object());
            made.ready(model.now());
            model.instances().put(made.id(), made);
        }
        if (request.route() == Route.BIND
                && instance.isPresent()
                && instance.get().binding(request.bindingId()).isEmpty()) {
            Plan plan = instance.get().plan();
            Binding made =
                    new Binding(
                            request.bindingId(),
                            Json.object(),
                            Json.object(),
                            plan,
                            "secret-" + model.next(),
                            model.now());
            made.ready(model.now());
            instance.get().bindings().put(made.id(), made);
        }
    }

    private void delete(Request request) {
        if (request.route() == Route.DEPROVISION) {
            model.instance(request.instanceId()).ifPresent(found -> found.phase(Phase.GONE));
        } else if (request.route() == Route.UNBIND) {
            model.binding(request.instanceId(), request.bindingId())
                    .ifPresent(found -> found.phase(Phase.GONE));
        }
    }
}
