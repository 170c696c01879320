package dev.sutler.server.postgres;

import dev.sutler.core.audit.Actor;
import dev.sutler.core.audit.AuditEntry;
import dev.sutler.core.catalog.PlanKey;
import dev.sutler.core.catalog.PublishedPlan;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The rows of `published_plan`.
final class PublishedPlans {

    private static final String ALL =
            """
            SELECT service_id, plan_id, service_name, plan_name, provider, retired
            FROM published_plan ORDER BY service_id, plan_id
            """;

    /* Of several replicas that publish at once, one comes after the other. Reading is not held up. */
    private static final String LOCK = "LOCK TABLE published_plan IN SHARE ROW EXCLUSIVE MODE";

    /* The provider of a plan with instances is that which made them, whatever a catalog says since. */
    private static final String PUBLISH =
            """
            INSERT INTO published_plan AS known
                (service_id, plan_id, service_name, plan_name, provider, retired, published_by)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (service_id, plan_id) DO UPDATE SET
                service_name = excluded.service_name,
                plan_name = excluded.plan_name,
                provider = CASE WHEN EXISTS (SELECT 1 FROM service_instance i
                        WHERE i.service_id COLLATE "C" = known.service_id
                            AND i.plan_id COLLATE "C" = known.plan_id)
                    THEN known.provider ELSE excluded.provider END,
                retired = excluded.retired,
                published_at = clock_timestamp(),
                published_by = excluded.published_by,
                withdrawn_at = NULL
            WHERE (known.service_name, known.plan_name, known.provider, known.retired,
                    known.published_by)
                IS DISTINCT FROM (excluded.service_name, excluded.plan_name, excluded.provider,
                    excluded.retired, excluded.published_by)
                OR known.withdrawn_at IS NOT NULL
            """;

    private static final String WITHDRAW =
            """
            UPDATE published_plan SET withdrawn_at = clock_timestamp(), published_by = ?
            WHERE withdrawn_at IS NULL AND (service_id, plan_id) NOT IN (
                SELECT * FROM unnest(?::text[], ?::text[]))
            """;

    List<PublishedPlan> all(Connection connection) throws SQLException {
        try (Query query = new Query(connection, ALL)) {
            return query.list(
                    row ->
                            new PublishedPlan(
                                    new PlanKey(row.text("service_id"), row.text("plan_id")),
                                    row.text("service_name"),
                                    row.text("plan_name"),
                                    row.text("provider"),
                                    row.flag("retired")));
        }
    }

    void publish(Connection connection, Collection<PublishedPlan> plans, String publisher)
            throws SQLException {
        try (Query lock = new Query(connection, LOCK)) {
            lock.update();
        }
        int changed = 0;
        for (PublishedPlan plan : plans) {
            try (Query query = new Query(connection, PUBLISH)) {
                changed +=
                        query.text(plan.key().serviceId())
                                .text(plan.key().planId())
                                .sentence(plan.serviceName())
                                .sentence(plan.planName())
                                .text(plan.providerType())
                                .flag(plan.retired())
                                .sentence(publisher)
                                .update();
            }
        }
        try (Query withdraw = new Query(connection, WITHDRAW)) {
            int withdrawn =
                    withdraw.sentence(publisher)
                            .array("text", ids(plans, PlanKey::serviceId))
                            .array("text", ids(plans, PlanKey::planId))
                            .update();
            if (changed + withdrawn > 0) {
                note(connection, changed, withdrawn, publisher);
            }
        }
    }

    private static void note(Connection connection, int changed, int withdrawn, String publisher)
            throws SQLException {
        AuditTable.append(
                connection,
                new AuditEntry(
                        new Actor.Broker("catalog"),
                        "publish-catalog",
                        AuditEntry.Target.BROKER,
                        "",
                        "succeeded",
                        Optional.empty(),
                        Json.object()
                                .put("replica", Texts.cleaned(publisher))
                                .put("plans_published", changed)
                                .put("plans_withdrawn", withdrawn)));
    }

    private static Object[] ids(Collection<PublishedPlan> plans, Function<PlanKey, String> id) {
        return plans.stream().map(plan -> id.apply(plan.key())).toArray();
    }
}
