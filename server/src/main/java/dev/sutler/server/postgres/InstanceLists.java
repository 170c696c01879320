package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.InstanceState;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.Tenancy;
import dev.sutler.core.operator.ActiveOperation;
import dev.sutler.core.operator.InstanceView;
import dev.sutler.core.operator.OperatorView.InstanceFilter;
import dev.sutler.core.operator.Page;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Lists of instances, for operators: by id, or by age when times are asked for. Nothing sealed is
/// read.
final class InstanceLists {

    private static final String COLUMNS =
            """
            SELECT i.id, i.platform, i.service_id, i.plan_id, i.maintenance_version, i.organization,
                i.space, i.state, i.provisioned, i.version, i.created_at,
                o.id AS active_id, o.kind AS active_kind
            FROM service_instance i
            LEFT JOIN operation o ON o.instance_id = i.id AND o.binding_id IS NULL
                AND o.finished_at IS NULL
            WHERE
            """;

    /* The few that are not ready are found by their operations: an index on the state would cost an entry with each
    change of it. */
    private static final String FAILED =
            """
            i.state = 'failed' AND i.id IN (SELECT DISTINCT failed.instance_id FROM operation failed
                WHERE failed.finished_at IS NOT NULL AND failed.failure IS NOT NULL
                    AND failed.binding_id IS NULL)\
            """;

    private static final String BUSY =
            """
            i.state = ? AND i.id IN (SELECT busy.instance_id FROM operation busy
                WHERE busy.finished_at IS NULL AND busy.binding_id IS NULL)\
            """;

    private InstanceLists() {}

    static Page<InstanceView> page(Connection connection, InstanceFilter filter, Page.Request page)
            throws SQLException {
        boolean byAge = filter.created().bounded();
        Conditions conditions = conditions(filter);
        after(conditions, page, byAge);
        String sql =
                COLUMNS
                        + conditions.sql()
                        + (byAge ? " ORDER BY i.created_at, i.id" : " ORDER BY i.id")
                        + " LIMIT ?";
        try (Query query = new Query(connection, sql)) {
            return Page.of(
                    conditions.give(query).number(page.limit() + 1L).list(InstanceLists::read),
                    page.limit(),
                    last ->
                            byAge
                                    ? List.of(last.createdAt().toString(), last.id())
                                    : List.of(last.id()));
        }
    }

    static Optional<InstanceView> one(Connection connection, String id) throws SQLException {
        try (Query query = new Query(connection, COLUMNS + "i.id = ?")) {
            return query.text(id).first(InstanceLists::read);
        }
    }

    private static Conditions conditions(InstanceFilter filter) {
        Conditions conditions =
                new Conditions()
                        .text("i.platform COLLATE \"C\" = ?", filter.platform())
                        .text("i.service_id COLLATE \"C\" = ?", filter.serviceId())
                        .text("i.plan_id COLLATE \"C\" = ?", filter.planId())
                        .text("i.organization COLLATE \"C\" = ?", filter.organization())
                        .text("i.space COLLATE \"C\" = ?", filter.space())
                        .instant("i.created_at >= ?::timestamptz", filter.created().after())
                        .instant("i.created_at < ?::timestamptz", filter.created().before());
        // Ids are compared byte by byte, so what begins with a text lies between it and its last
        // successor.
        filter.idPrefix()
                .ifPresent(
                        prefix ->
                                conditions.and(
                                        "i.id >= ? AND i.id < ?",
                                        query -> query.text(prefix),
                                        query ->
                                                query.text(prefix + Character.toString(0x10FFFF))));
        filter.state().ifPresent(state -> state(conditions, state));
        return conditions;
    }

    private static void state(Conditions conditions, InstanceState state) {
        switch (state) {
            case READY -> conditions.and("i.state = 'ready'");
            case FAILED -> conditions.and(FAILED);
            case PROVISIONING, UPDATING, DEPROVISIONING ->
                    conditions.and(BUSY, query -> query.text(Words.of(state)));
        }
    }

    private static void after(Conditions conditions, Page.Request page, boolean byAge) {
        Optional<List<String>> keys = Conditions.keys(page.after(), byAge ? 2 : 1);
        if (keys.isEmpty()) {
            return;
        }
        String id = keys.get().getLast();
        if (!byAge) {
            conditions.and("i.id > ?", query -> query.text(id));
            return;
        }
        Optional<Instant> at = Conditions.time(keys.get().getFirst());
        if (at.isPresent()) {
            conditions.and(
                    "(i.created_at, i.id) > (?::timestamptz, ?)",
                    query -> query.instant(at),
                    query -> query.text(id));
        }
    }

    private static InstanceView read(Row row) throws SQLException {
        return new InstanceView(
                row.text("id"),
                row.text("platform"),
                new InstanceView.Kind(
                        row.text("service_id"),
                        row.text("plan_id"),
                        row.optionalText("maintenance_version")),
                new Tenancy(row.text("organization"), row.text("space")),
                new InstanceView.Status(
                        Words.parse(InstanceState.class, row.text("state")),
                        row.flag("provisioned"),
                        row.number("version")),
                row.instant("created_at"),
                active(row));
    }

    /// The columns `active_id` and `active_kind` of an outer join.
    static Optional<ActiveOperation> active(Row row) throws SQLException {
        return row.has("active_id")
                ? Optional.of(
                        new ActiveOperation(
                                row.uuid("active_id"),
                                Words.parse(OperationKind.class, row.text("active_kind"))))
                : Optional.empty();
    }
}
