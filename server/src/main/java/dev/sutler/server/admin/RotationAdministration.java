package dev.sutler.server.admin;

import dev.sutler.core.catalog.PlanKey;
import dev.sutler.core.catalog.PublishedPlan;
import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.operator.Page;
import dev.sutler.core.schedule.Timetable;
import dev.sutler.core.store.CatalogLedger;
import dev.sutler.core.store.Store;
import dev.sutler.core.upkeep.RotationWork;
import dev.sutler.core.upkeep.Rotations;
import dev.sutler.core.upkeep.Rotations.Item;
import dev.sutler.core.upkeep.Rotations.Rotation;
import dev.sutler.core.upkeep.Rotations.Scope;
import dev.sutler.core.upkeep.Rotations.Wish;
import dev.sutler.server.http.ErrorWord;
import dev.sutler.server.http.HttpResponse;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// How operators have the credentials of many bindings changed, and see how far that is; and what
/// the broker does again and again by itself.
public final class RotationAdministration implements AdminFeature {

    private final Rotations rotations;
    private final Timetable timetable;
    private final Store store;
    private final CatalogLedger ledger;

    /// @param store knows which instances there are
    /// @param ledger knows which plans there are
    public RotationAdministration(
            Rotations rotations, Timetable timetable, Store store, CatalogLedger ledger) {
        this.rotations = rotations;
        this.timetable = timetable;
        this.store = store;
        this.ledger = ledger;
    }

    @Override
    public void register(AdminRoutes routes) {
        routes.post("/instances/{instance_id}/rotate-bindings", this::ofInstance)
                .post("/plans/{service_id}/{plan_id}/rotate-bindings", this::ofPlan)
                .get("/rotations/{rotation_id}", this::rotation)
                .get("/rotations/{rotation_id}/bindings", this::bindings)
                .get("/schedules", this::schedules);
    }

    private HttpResponse ofInstance(AdminCall call) {
        String reason = call.body(AdminFields::reason);
        String instanceId = call.parameter("instance_id");
        return store.instance(instanceId).instance().isPresent()
                ? start(call, new Scope.OfInstance(instanceId), reason)
                : missing("There is no service instance with this id.");
    }

    private HttpResponse ofPlan(AdminCall call) {
        String reason = call.body(AdminFields::reason);
        PlanKey plan = new PlanKey(call.parameter("service_id"), call.parameter("plan_id"));
        boolean known = ledger.published().stream().map(PublishedPlan::key).anyMatch(plan::equals);
        return known
                ? start(call, new Scope.OfPlan(plan.serviceId(), plan.planId()), reason)
                : missing(
                        "There is no service plan with these ids. GET /admin/v1/catalog has them.");
    }

    private HttpResponse start(AdminCall call, Scope scope, String reason) {
        Optional<Rotation> started =
                rotations.start(
                        UUID.randomUUID(),
                        new Wish(scope, call.operator().name(), reason, call.requestId()));
        started.ifPresent(rotation -> timetable.hasten(RotationWork.TASK));
        return started.map(rotation -> HttpResponse.json(202, RotationJson.of(rotation)))
                .orElseGet(
                        () ->
                                HttpResponse.error(
                                        ErrorWord.CONFLICT,
                                        "This request id was used for another rotation. Send"
                                                + " another one."));
    }

    private HttpResponse rotation(AdminCall call) {
        return call.uuid("rotation_id")
                .flatMap(rotations::find)
                .map(found -> HttpResponse.json(200, RotationJson.of(found)))
                .orElseGet(RotationAdministration::noRotation);
    }

    private HttpResponse bindings(AdminCall call) {
        Page.Request page = call.query(Pages::request);
        return call.uuid("rotation_id")
                .flatMap(rotations::find)
                .map(found -> Pages.answer(items(found.id(), page), RotationJson::of))
                .orElseGet(RotationAdministration::noRotation);
    }

    /* One more than is shown tells whether there are more. */
    private Page<Item> items(UUID id, Page.Request page) {
        Optional<BindingKey> after =
                page.after()
                        .map(Page.Position::keys)
                        .filter(keys -> keys.size() == 2)
                        .map(keys -> new BindingKey(keys.getFirst(), keys.getLast()));
        List<Item> items = rotations.items(id, after, page.limit() + 1);
        return Page.of(
                items,
                page.limit(),
                item -> List.of(item.key().instanceId(), item.key().bindingId()));
    }

    private HttpResponse schedules(AdminCall call) {
        return HttpResponse.json(200, RotationJson.of(timetable.all()));
    }

    private static HttpResponse noRotation() {
        return missing("There is no rotation with this id, or it is forgotten.");
    }

    private static HttpResponse missing(String message) {
        return HttpResponse.error(ErrorWord.NOT_FOUND, message);
    }
}
