package dev.sutler.conformance.model;

import dev.sutler.conformance.model.Operation.Kind;
import dev.sutler.conformance.model.Operation.Order;
import dev.sutler.conformance.model.Resource.Phase;

import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// Updates instances.
final class Updates {

    private final Model model;
    private final Work work;

    Updates(Model model, Work work) {
        this.model = model;
        this.work = work;
    }

    /// What an instance is to become.
    private record Change(Plan plan, ObjectNode parameters, ObjectNode request) {}

    Reply update(Request request) {
        Fields body = new Fields(request.body().orElseThrow(), model.has(Quirk.NO_BODY_CHECK));
        String offering = body.text("service_id");
        Optional<String> planId = body.optionalText("plan_id");
        body.object("context");
        body.object("previous_values").object("maintenance_info");
        Optional<String> version = Rules.maintenanceVersion(body);
        ObjectNode given = body.object("parameters").json();
        if (!body.lax() && !model.catalog().offers(offering)) {
            throw Refused.badRequest("the catalog has no such service");
        }
        Optional<Plan> target = planId.map(id -> model.plan(body, offering, id));
        Instance instance =
                model.instance(request.instanceId())
                        .orElseThrow(() -> Refused.absent("there is no such instance"));
        if (!body.lax() && !instance.plan().offeringId().equals(offering)) {
            throw Refused.badRequest("the instance has another service");
        }
        if (isRepeat(instance, body.json())) {
            return repeat(instance, request);
        }
        work.free(instance);
        if (instance.phase() == Phase.BROKEN) {
            throw Refused.unsupported("the instance was never provisioned; delete it");
        }
        Plan plan = target.orElse(instance.plan());
        allowed(instance, plan, body);
        Rules rules = new Rules(model);
        rules.maintenance(plan, version);
        if (body.has("parameters")) {
            rules.schema(plan, "service_instance/update", given);
        }
        ObjectNode merged = parameters(instance, body);
        return change(instance, new Change(plan(instance, target), merged, body.json()), request);
    }

    private static boolean isRepeat(Instance instance, ObjectNode body) {
        return instance.phase() == Phase.UPDATING
                && Json.same(instance.latest().order().request(), body);
    }

    private Reply repeat(Instance instance, Request request) {
        return work.repeat(
                instance.latest(), instance.plan().pace(), request, () -> update(request));
    }

    private static void allowed(Instance instance, Plan target, Fields body) {
        Plan plan = instance.plan();
        if (!target.id().equals(plan.id()) && !plan.is("plan_updateable")) {
            throw Refused.unsupported("this plan cannot be left");
        }
        boolean onlyContext =
                body.has("context")
                        && target.id().equals(plan.id())
                        && !body.has("parameters")
                        && !body.has("maintenance_info");
        if (onlyContext && !plan.is("allow_context_updates")) {
            throw Refused.unsupported("this service takes no updates of the context alone");
        }
    }

    private ObjectNode parameters(Instance instance, Fields body) {
        if (!body.has("parameters") && model.has(Quirk.UPDATE_DROPS_PARAMETERS)) {
            return Json.object();
        }
        ObjectNode merged = instance.parameters().deepCopy();
        return merged.setAll(body.object("parameters").json());
    }

    private Plan plan(Instance instance, Optional<Plan> target) {
        if (target.isEmpty() && model.has(Quirk.UPDATE_CHANGES_PLAN)) {
            return model.catalog().plans().stream()
                    .filter(plan -> plan.offeringId().equals(instance.plan().offeringId()))
                    .filter(plan -> !plan.id().equals(instance.plan().id()))
                    .findFirst()
                    .orElse(instance.plan());
        }
        return target.orElse(instance.plan());
    }

    private Reply change(Instance instance, Change change, Request request) {
        boolean asynchronous = work.asynchronous(change.plan().pace(), request);
        instance.phase(Phase.UPDATING);
        Order order =
                new Order(
                        Kind.UPDATE,
                        change.request(),
                        instance.described(),
                        asynchronous,
                        request.at("/parameters/slow").asBoolean(false),
                        request.at("/parameters/fail").asBoolean(false),
                        good -> changed(instance, change, good));
        return work.done(instance, order, () -> Reply.of(200, instance.described()));
    }

    private void changed(Instance instance, Change change, boolean good) {
        instance.phase(Phase.READY);
        if (good
                ? !model.has(Quirk.UPDATE_DOES_NOTHING)
                : model.has(Quirk.FAILED_UPDATE_IS_APPLIED)) {
            instance.plan(change.plan());
            instance.parameters(change.parameters());
        }
    }
}
