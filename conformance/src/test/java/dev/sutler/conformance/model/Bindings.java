package dev.sutler.conformance.model;

import dev.sutler.conformance.model.Operation.Kind;
import dev.sutler.conformance.model.Operation.Order;
import dev.sutler.conformance.model.Resource.Phase;

import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// Binds, rotates, fetches and unbinds.
final class Bindings {

    private final Model model;
    private final Work work;

    Bindings(Model model, Work work) {
        this.model = model;
        this.work = work;
    }

    Reply bind(Request request) {
        Fields body = new Fields(request.body().orElseThrow(), model.has(Quirk.NO_BODY_CHECK));
        ObjectNode identity = identity(body);
        Instance instance =
                model.instance(request.instanceId())
                        .orElseThrow(() -> Refused.absent("there is no such instance"));
        fits(body, identity, instance.plan());
        Optional<Binding> existing = instance.binding(request.bindingId());
        if (existing.isPresent() && !startsAgain(existing.get(), identity)) {
            return existing(existing.get(), identity, request);
        }
        work.free(instance);
        if (instance.phase() == Phase.BROKEN) {
            throw Refused.unsupported("the instance was never provisioned; delete it");
        }
        ObjectNode parameters =
                body.has("predecessor_binding_id")
                        ? inherited(instance, identity)
                        : given(instance.plan(), identity);
        Binding binding =
                new Binding(
                        request.bindingId(),
                        identity,
                        parameters,
                        instance.plan(),
                        "secret-" + (model.has(Quirk.SHARED_CREDENTIALS) ? 0 : model.next()),
                        model.now());
        return create(instance, binding, request);
    }

    /// What the body says, when all of it has the right type and the catalog has it.
    private ObjectNode identity(Fields body) {
        Fields resource = body.object("bind_resource");
        Optional<String> predecessor = body.optionalText("predecessor_binding_id");
        Optional<String> offering = body.optionalText("service_id");
        Optional<String> plan = body.optionalText("plan_id");
        if (predecessor.isEmpty()) {
            model.plan(body, body.text("service_id"), body.text("plan_id"));
        }
        body.object("context");
        ObjectNode identity = Json.object();
        offering.ifPresent(id -> identity.put("service_id", id));
        plan.ifPresent(id -> identity.put("plan_id", id));
        predecessor.ifPresent(id -> identity.put("predecessor", id));
        resource.optionalText("app_guid")
                .or(() -> body.optionalText("app_guid"))
                .ifPresent(id -> identity.put("app", id));
        resource.optionalText("route").ifPresent(route -> identity.put("route", route));
        body.optionalText("app_guid");
        if (model.has(Quirk.ABSENT_IS_NOT_EMPTY)) {
            identity.put("given", body.has("parameters"));
        }
        return identity.set("parameters", body.object("parameters").json());
    }

    private void fits(Fields body, ObjectNode identity, Plan plan) {
        String offeringId = identity.path("service_id").asString(plan.offeringId());
        String planId = identity.path("plan_id").asString(plan.id());
        if (!body.lax() && (!plan.offeringId().equals(offeringId) || !plan.id().equals(planId))) {
            throw Refused.badRequest("the instance has another service or plan");
        }
        if (!plan.is("bindable") && !model.has(Quirk.NO_BINDABLE_CHECK)) {
            throw Refused.badRequest("instances of this plan cannot be bound");
        }
    }

    private ObjectNode given(Plan plan, ObjectNode identity) {
        if (plan.needsApp() && !identity.has("app") && !model.has(Quirk.NO_APP_CHECK)) {
            throw new Refused(422, "RequiresApp", "this service is bound to applications only");
        }
        ObjectNode parameters = identity.path("parameters").asObject();
        new Rules(model).schema(plan, "service_binding/create", parameters);
        return parameters.deepCopy();
    }

    private ObjectNode inherited(Instance instance, ObjectNode identity) {
        if (!instance.plan().is("binding_rotatable")) {
            throw Refused.badRequest("bindings of this plan cannot be rotated");
        }
        Binding predecessor =
                instance.binding(identity.path("predecessor").asString())
                        .filter(binding -> binding.phase() == Phase.READY)
                        .orElseThrow(() -> Refused.badRequest("there is no such predecessor"));
        if (model.has(Quirk.ROTATION_ENDS_PREDECESSOR)) {
            predecessor.phase(Phase.GONE);
        }
        return model.has(Quirk.ROTATION_FORGETS_PARAMETERS)
                ? Json.object()
                : predecessor.parameters().deepCopy();
    }

    private boolean startsAgain(Binding existing, ObjectNode identity) {
        return model.has(Quirk.CREATES_AGAIN)
                || (existing.phase() == Phase.BROKEN && same(existing, identity));
    }

    private boolean same(Binding existing, ObjectNode identity) {
        if (model.has(Quirk.CONFLICTS_WITH_ITSELF)) {
            return false;
        }
        return model.has(Quirk.NO_CONFLICT_CHECK) || model.same(existing.identity(), identity);
    }

    private Reply existing(Binding existing, ObjectNode identity, Request request) {
        if (existing.phase() == Phase.DELETING) {
            throw Refused.busy();
        }
        if (!same(existing, identity)) {
            throw new Refused(409, "Conflict", "the id is taken by another binding");
        }
        return existing.phase() == Phase.CREATING
                ? work.repeat(
                        existing.latest(),
                        existing.plan().bindingPace(),
                        request,
                        () -> bind(request))
                : Reply.of(200, existing.described());
    }

    private Reply create(Instance instance, Binding binding, Request request) {
        boolean asynchronous = work.asynchronous(binding.plan().bindingPace(), request);
        if (model.has(Quirk.CREATES_TWICE_IN_A_RACE) || model.has(Quirk.BINDINGS_SURVIVE)) {
            model.pause();
        }
        if (model.has(Quirk.BINDS_ONE_BY_ONE)) {
            instance.bindings().values().forEach(work::free);
        }
        instance.bindings().put(binding.id(), binding);
        Order order =
                new Order(
                        Kind.BIND,
                        binding.identity(),
                        Json.object(),
                        asynchronous,
                        binding.slow(),
                        binding.parameters().path("fail").asBoolean(false),
                        good -> Rules.created(model, binding, good, asynchronous));
        return work.done(binding, order, () -> Reply.of(201, binding.described()));
    }

    Reply fetch(Request request) {
        Binding binding =
                model.instance(request.instanceId())
                        .or(() -> survived(request))
                        .flatMap(instance -> instance.binding(request.bindingId()))
                        .orElseThrow(() -> Refused.absent("there is no such binding"));
        if (!binding.plan().is("bindings_retrievable")) {
            throw Refused.absent("bindings of this offering cannot be fetched");
        }
        return switch (binding.phase()) {
            case READY, UPDATING, DELETING -> Rules.fetched(model, binding, binding.fetched());
            case CREATING, BROKEN, GONE -> {
                if (model.has(Quirk.FETCHES_EARLY)) {
                    yield Reply.of(200, binding.fetched());
                }
                throw Refused.absent("the binding is not there yet");
            }
        };
    }

    /* An instance that is gone, where its bindings are not. */
    private Optional<Instance> survived(Request request) {
        return Optional.ofNullable(model.instances().get(request.instanceId()))
                .filter(_ -> model.has(Quirk.BINDINGS_SURVIVE));
    }

    Reply unbind(Request request) {
        String offering = Rules.query(request, "service_id");
        String plan = Rules.query(request, "plan_id");
        Instance instance =
                model.instance(request.instanceId())
                        .or(() -> survived(request))
                        .orElseThrow(Refused::gone);
        Binding binding = instance.binding(request.bindingId()).orElseThrow(Refused::gone);
        if (!instance.plan().offeringId().equals(offering) || !instance.plan().id().equals(plan)) {
            throw Refused.badRequest("the instance has another service or plan");
        }
        if (binding.phase() == Phase.DELETING) {
            return work.repeat(
                    binding.latest(), binding.plan().bindingPace(), request, () -> unbind(request));
        }
        work.free(instance);
        if (!new Rules(model).canBeHalted(binding)) {
            work.free(binding);
        }
        return delete(binding, request);
    }

    private Reply delete(Binding binding, Request request) {
        boolean asynchronous = work.asynchronous(binding.plan().bindingPace(), request);
        if (model.has(Quirk.DELETES_TWICE_IN_A_RACE)) {
            model.pause();
        }
        Phase before = binding.phase();
        if (before == Phase.CREATING) {
            if (model.has(Quirk.DELETE_DOES_NOT_HALT)) {
                return Reply.of(200);
            }
            model.halt(binding.latest());
        }
        Order order =
                new Order(
                        Kind.UNBIND,
                        Json.object(),
                        Json.object(),
                        asynchronous,
                        binding.slow(),
                        binding.deletionFails(),
                        good -> binding.phase(Rules.afterDeletion(model, before, good)));
        binding.phase(Phase.DELETING);
        return work.done(binding, order, () -> Reply.of(200));
    }
}
