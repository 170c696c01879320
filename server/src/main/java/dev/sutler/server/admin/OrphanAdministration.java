package dev.sutler.server.admin;

import dev.sutler.core.audit.AuditEntry;
import dev.sutler.core.operator.Page;
import dev.sutler.core.reconcile.Orphan;
import dev.sutler.core.reconcile.PlatformComparison;
import dev.sutler.core.reconcile.ReconcileStore;
import dev.sutler.core.reconcile.Reconciler;
import dev.sutler.server.http.ErrorWord;
import dev.sutler.server.http.HttpResponse;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// What operators see of orphans, and how they have store and back ends compared.
public final class OrphanAdministration implements AdminFeature {

    private static final int KEYS = 2;

    private final ReconcileStore store;
    private final ReconcileRuns runs;
    private final PlatformListEndpoint platformLists;

    /// @param store what earlier runs have left
    /// @param reconciler does new ones
    public OrphanAdministration(ReconcileStore store, Reconciler reconciler) {
        this.store = store;
        this.runs = new ReconcileRuns(reconciler);
        this.platformLists = new PlatformListEndpoint(new PlatformComparison(store));
    }

    @Override
    public void register(AdminRoutes routes) {
        routes.get("/orphans", this::list)
                .post(
                        "/orphans/{service_id}/{name}/keep",
                        call -> decide(call, Orphan.Decision.KEEP))
                .post(
                        "/orphans/{service_id}/{name}/claim",
                        call -> decide(call, Orphan.Decision.REMOVE))
                .post("/orphans/{service_id}/{name}/forget", this::forget)
                .get("/reconcile", this::latest)
                .post("/reconcile", runs::start)
                .post("/reconcile/platform", platformLists);
    }

    private HttpResponse list(AdminCall call) {
        record Asked(Optional<String> serviceId, Page.Request page) {}
        Asked asked =
                call.query(fields -> new Asked(fields.text("service_id"), Pages.request(fields)));
        Optional<Orphan.Key> after =
                asked.page()
                        .after()
                        .map(Page.Position::keys)
                        .filter(keys -> keys.size() == KEYS)
                        .map(keys -> new Orphan.Key(keys.getFirst(), keys.getLast()));
        List<Orphan> found = store.orphans(asked.serviceId(), after, asked.page().limit() + 1);
        return Pages.answer(
                Page.of(
                        found,
                        asked.page().limit(),
                        orphan -> List.of(orphan.serviceId(), orphan.found().name())),
                OrphanAdministration::shown);
    }

    static ObjectNode shown(Orphan orphan) {
        ObjectNode shown =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("service_id", orphan.serviceId())
                        .put("name", orphan.found().name())
                        .put("kind", AdminFields.word(orphan.found().kind()))
                        .put("mark", AdminFields.word(orphan.found().mark()))
                        .put("description", orphan.found().description())
                        .put("first_seen_at", orphan.firstSeenAt().toString())
                        .put("last_seen_at", orphan.lastSeenAt().toString())
                        .put("remembered", orphan.remembered())
                        .put("removable", orphan.removable())
                        .put("decision", decision(orphan.decision()));
        orphan.found().instanceId().ifPresent(id -> shown.put("instance_id", id));
        orphan.found().bindingId().ifPresent(id -> shown.put("binding_id", id));
        orphan.problem().ifPresent(problem -> shown.put("problem", problem));
        return shown;
    }

    private static String decision(Orphan.Decision decision) {
        return switch (decision) {
            case NONE -> "none";
            case KEEP -> "keep";
            case REMOVE -> "claim";
        };
    }

    private HttpResponse decide(AdminCall call, Orphan.Decision decision) {
        Orphan.Key key = key(call);
        AuditEntry entry = entry(call, key, decision(decision) + "-orphan");
        return store.decide(key, decision, entry)
                ? store.orphan(key)
                        .map(orphan -> HttpResponse.json(200, shown(orphan)))
                        .orElseGet(OrphanAdministration::missing)
                : missing();
    }

    private HttpResponse forget(AdminCall call) {
        Orphan.Key key = key(call);
        boolean known = store.drop(key, entry(call, key, "forget-orphan"));
        return known ? HttpResponse.json(200, JsonNodeFactory.instance.objectNode()) : missing();
    }

    private static Orphan.Key key(AdminCall call) {
        return new Orphan.Key(call.parameter("service_id"), call.parameter("name"));
    }

    private static AuditEntry entry(AdminCall call, Orphan.Key key, String action) {
        String reason = call.body(AdminFields::reason);
        return new AuditEntry(
                call.actor(),
                action,
                AuditEntry.Target.BROKER,
                call.requestId(),
                "succeeded",
                Optional.of(reason),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("service_id", key.serviceId())
                        .put("name", key.name()));
    }

    private HttpResponse latest(AdminCall call) {
        return store.latest()
                .map(report -> HttpResponse.json(200, report))
                .orElseGet(
                        () ->
                                HttpResponse.error(
                                        ErrorWord.NOT_FOUND,
                                        "Nothing has been compared yet. POST here to have it"
                                                + " done."));
    }

    private static HttpResponse missing() {
        return HttpResponse.error(
                ErrorWord.NOT_FOUND,
                "There is no such orphan. The list names the service's id and the orphan's name.");
    }
}
