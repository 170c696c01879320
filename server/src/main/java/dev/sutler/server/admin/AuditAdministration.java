package dev.sutler.server.admin;

import dev.sutler.core.audit.Actor;
import dev.sutler.core.audit.AuditTrail;
import dev.sutler.core.audit.AuditTrail.Filter;
import dev.sutler.core.audit.AuditTrail.Position;
import dev.sutler.core.audit.AuditTrail.Recorded;
import dev.sutler.core.operator.Page;
import dev.sutler.server.http.HttpResponse;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What operators see of the audit.
public final class AuditAdministration implements AdminFeature {

    private final AuditTrail audit;

    /// @param audit who did what
    public AuditAdministration(AuditTrail audit) {
        this.audit = audit;
    }

    @Override
    public void register(AdminRoutes routes) {
        routes.get("/audit", this::list);
    }

    /* What is wanted. */
    private record Wanted(Filter filter, Page.Request page) {}

    private HttpResponse list(AdminCall call) {
        Wanted wanted = call.query(fields -> new Wanted(filter(fields), Pages.request(fields)));
        int limit = wanted.page().limit();
        List<Recorded> found =
                audit.find(
                        wanted.filter(),
                        wanted.page().after().flatMap(AuditAdministration::position),
                        limit + 1);
        return Pages.answer(Page.of(found, limit, AuditAdministration::keys), AuditJson::of);
    }

    private static Filter filter(AdminFields fields) {
        Optional<String> instance = fields.text("instance_id");
        Optional<UUID> operation = fields.id("operation_id");
        if (operation.isPresent() && instance.isEmpty()) {
            fields.problem("operation_id", "needs `instance_id` beside it");
        }
        Optional<Actor> operator = fields.text("operator").map(Actor.Operator::new);
        Optional<Actor> platform =
                fields.text("platform").map(name -> new Actor.Platform(name, Optional.empty()));
        if (operator.isPresent() && platform.isPresent()) {
            fields.problem("platform", "cannot stand beside `operator`");
        }
        return new Filter(
                instance,
                operation,
                operator.or(() -> platform),
                fields.text("action"),
                fields.instant("since"));
    }

    private static List<String> keys(Recorded last) {
        return List.of(last.position().at().toString(), Long.toString(last.position().id()));
    }

    private static Optional<Position> position(Page.Position position) {
        try {
            return position.keys().size() == 2
                    ? Optional.of(
                            new Position(
                                    Instant.parse(position.keys().getFirst()),
                                    Long.parseLong(position.keys().getLast())))
                    : Optional.empty();
        } catch (DateTimeException | NumberFormatException otherList) {
            return Optional.empty();
        }
    }
}
