package dev.sutler.conformance.model;

import dev.sutler.conformance.model.Operation.Kind;
import dev.sutler.conformance.model.Operation.Order;
import dev.sutler.conformance.model.Resource.Phase;

import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// Provisions, fetches and deprovisions.
final class Instances {

    private final Model model;
    private final Work work;

    Instances(Model model, Work work) {
        this.model = model;
        this.work = work;
    }

    Reply provision(Request request) {
        Fields body = new Fields(request.body().orElseThrow(), model.has(Quirk.NO_BODY_CHECK));
        ObjectNode tenancy = Json.object();
        String offering = body.text("service_id");
        String planId = body.text("plan_id");
        tenancy.put("organization_guid", body.text("organization_guid"));
        tenancy.put("space_guid", body.text("space_guid"));
        body.object("context");
        ObjectNode parameters = body.object("parameters").json();
        Optional<String> version = Rules.maintenanceVersion(body);
        if (model.has(Quirk.ABSENT_IS_NOT_EMPTY)) {
            tenancy.put("given", body.has("parameters"));
        }
        Plan plan = model.plan(body, offering, planId);
        Rules rules = new Rules(model);
        rules.schema(plan, "service_instance/create", parameters);
        rules.maintenance(plan, version);
        Optional<Instance> existing = model.instance(request.instanceId());
        Instance wanted = new Instance(request.instanceId(), plan, tenancy, parameters);
        if (existing.isPresent() && !startsAgain(existing.get(), wanted)) {
            return existing(existing.get(), wanted, request);
        }
        return create(wanted, request);
    }

    private boolean startsAgain(Instance existing, Instance wanted) {
        return model.has(Quirk.CREATES_AGAIN)
                || (existing.phase() == Phase.BROKEN && same(existing, wanted));
    }

    private boolean same(Instance existing, Instance wanted) {
        if (model.has(Quirk.CONFLICTS_WITH_ITSELF)) {
            return false;
        }
        return model.has(Quirk.NO_CONFLICT_CHECK)
                || model.same(existing.identity(), wanted.identity());
    }

    private Reply existing(Instance existing, Instance wanted, Request request) {
        if (existing.phase() == Phase.UPDATING || existing.phase() == Phase.DELETING) {
            throw Refused.busy();
        }
        if (!same(existing, wanted)) {
            throw new Refused(409, "Conflict", "the id is taken by another instance");
        }
        return existing.phase() == Phase.CREATING
                ? work.repeat(
                        existing.latest(),
                        existing.plan().pace(),
                        request,
                        () -> provision(request))
                : Reply.of(200, existing.described());
    }

    private Reply create(Instance instance, Request request) {
        boolean asynchronous = work.asynchronous(instance.plan().pace(), request);
        if (model.has(Quirk.CREATES_TWICE_IN_A_RACE)) {
            model.pause();
        }
        model.instances().put(instance.id(), instance);
        Order order =
                new Order(
                        Kind.PROVISION,
                        instance.identity(),
                        instance.described(),
                        asynchronous,
                        instance.slow(),
                        instance.parameters().path("fail").asBoolean(false),
                        good -> Rules.created(model, instance, good, asynchronous));
        return work.done(instance, order, () -> Reply.of(201, instance.described()));
    }

    Reply fetch(Request request) {
        Instance instance =
                model.instance(request.instanceId())
                        .orElseThrow(() -> Refused.absent("there is no such instance"));
        if (!instance.plan().is("instances_retrievable")) {
            throw Refused.absent("instances of this offering cannot be fetched");
        }
        return switch (instance.phase()) {
            case UPDATING, DELETING -> {
                work.free(instance);
                yield Reply.of(200, instance.fetched());
            }
            case READY -> Rules.fetched(model, instance, instance.fetched());
            case CREATING, BROKEN, GONE -> {
                if (model.has(Quirk.FETCHES_EARLY)) {
                    yield Reply.of(200, instance.fetched());
                }
                throw Refused.absent("the instance is not provisioned");
            }
        };
    }

    Reply deprovision(Request request) {
        String offering = Rules.query(request, "service_id");
        String plan = Rules.query(request, "plan_id");
        Instance instance = model.instance(request.instanceId()).orElseThrow(Refused::gone);
        if (!instance.plan().offeringId().equals(offering) || !instance.plan().id().equals(plan)) {
            throw Refused.badRequest("the instance has another service or plan");
        }
        if (instance.phase() == Phase.DELETING) {
            return work.repeat(
                    instance.latest(), instance.plan().pace(), request, () -> deprovision(request));
        }
        if (!new Rules(model).canBeHalted(instance)) {
            work.free(instance);
        }
        instance.bindings().values().forEach(work::free);
        boolean bound = instance.bindings().values().stream().anyMatch(Resource::there);
        if (bound && model.has(Quirk.NO_DELETION_WITH_BINDINGS)) {
            throw Refused.badRequest("delete the bindings first");
        }
        return delete(instance, request);
    }

    private Reply delete(Instance instance, Request request) {
        boolean asynchronous = work.asynchronous(instance.plan().pace(), request);
        if (model.has(Quirk.DELETES_TWICE_IN_A_RACE)) {
            model.pause();
        }
        Phase before = instance.phase();
        Order order =
                new Order(
                        Kind.DEPROVISION,
                        Json.object(),
                        Json.object(),
                        asynchronous,
                        instance.slow(),
                        instance.deletionFails(),
                        good -> deleted(instance, before, good));
        if (before == Phase.CREATING) {
            if (model.has(Quirk.DELETE_DOES_NOT_HALT)) {
                return Reply.of(200);
            }
            model.halt(instance.latest());
        }
        instance.phase(Phase.DELETING);
        return work.done(instance, order, () -> Reply.of(200));
    }

    private void deleted(Instance instance, Phase before, boolean good) {
        instance.phase(Rules.afterDeletion(model, before, good));
        if (instance.phase() == Phase.GONE && !model.has(Quirk.BINDINGS_SURVIVE)) {
            instance.bindings().values().forEach(binding -> binding.phase(Phase.GONE));
        }
    }
}
