package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.Operation.Schedule;
import dev.sutler.core.lifecycle.Operation.Subject;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.operator.OperationView;
import dev.sutler.core.operator.OperatorView.OperationFilter;
import dev.sutler.core.operator.Page;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Lists of operations, for operators: newest first. Nothing sealed is read.
final class OperationLists {

    private static final String COLUMNS =
            """
            SELECT o.id, o.instance_id, o.binding_id, o.kind, o.state, o.attempt, o.description,
                o.failure, o.created_at, o.run_at, o.deadline, o.finished_at, o.lease_owner,
                o.lease_until, o.epoch, o.caller_platform, o.request_id,
                clock_timestamp() AS read_at,
                coalesce(o.lease_until > clock_timestamp(), false) AS held,
                CASE WHEN o.epoch = 0 AND o.finished_at IS NULL AND o.run_at > clock_timestamp()
                    THEN o.waits_for END AS waits_for
            FROM operation o
            WHERE
            """;

    private static final String NEWEST_FIRST = " ORDER BY o.created_at DESC, o.id DESC LIMIT ?";

    /* Two indexes know the operations of an instance, and none all of them. */
    private static final String OF_INSTANCE =
            """
            o.id IN (SELECT own.id FROM operation own
                    WHERE own.instance_id = ? AND own.binding_id IS NULL
                UNION ALL SELECT own.id FROM operation own
                    WHERE own.instance_id = ? AND own.binding_id IS NOT NULL)\
            """;

    private static final String STUCK =
            """
            o.finished_at IS NULL AND (o.deadline < clock_timestamp()
                OR ((o.lease_until IS NULL OR o.lease_until <= clock_timestamp())
                    AND o.run_at < clock_timestamp() - interval '1 minute'))\
            """;

    private OperationLists() {}

    static Page<OperationView> page(
            Connection connection, OperationFilter filter, Page.Request page) throws SQLException {
        Conditions conditions = conditions(filter);
        after(conditions, page);
        try (Query query = new Query(connection, COLUMNS + conditions.sql() + NEWEST_FIRST)) {
            return Page.of(
                    conditions.give(query).number(page.limit() + 1L).list(OperationLists::read),
                    page.limit(),
                    last -> List.of(last.schedule().createdAt().toString(), last.id().toString()));
        }
    }

    static Optional<OperationView> one(Connection connection, UUID id) throws SQLException {
        try (Query query = new Query(connection, COLUMNS + "o.id = ?::uuid")) {
            return query.uuid(id).first(OperationLists::read);
        }
    }

    static List<OperationView> active(Connection connection, String instanceId)
            throws SQLException {
        String active =
                COLUMNS + "o.instance_id = ? AND o.finished_at IS NULL AND o.binding_id IS ";
        try (Query query =
                new Query(connection, active + "NULL UNION ALL " + active + "NOT NULL")) {
            return query.text(instanceId).text(instanceId).list(OperationLists::read);
        }
    }

    private static Conditions conditions(OperationFilter filter) {
        Conditions conditions = new Conditions();
        filter.instanceId()
                .ifPresent(
                        id ->
                                conditions.and(
                                        OF_INSTANCE,
                                        query -> query.text(id),
                                        query -> query.text(id)));
        filter.state().ifPresent(state -> state(conditions, state));
        filter.kind().ifPresent(kind -> conditions.and("o.kind = ?", q -> q.text(Words.of(kind))));
        if (filter.stuck()) {
            conditions.and(STUCK);
        }
        return conditions
                .instant("o.created_at >= ?::timestamptz", filter.started().after())
                .instant("o.created_at < ?::timestamptz", filter.started().before());
    }

    /* The index that helps is chosen by what is said beside the state. */
    private static void state(Conditions conditions, OperationState state) {
        String index =
                switch (state) {
                    case QUEUED, RUNNING, COMPENSATING -> "o.finished_at IS NULL";
                    case FAILED -> "o.finished_at IS NOT NULL AND o.failure IS NOT NULL";
                    case SUCCEEDED -> "o.finished_at IS NOT NULL";
                };
        conditions.and(index + " AND o.state = ?", query -> query.text(Words.of(state)));
    }

    private static void after(Conditions conditions, Page.Request page) {
        Optional<List<String>> keys = Conditions.keys(page.after(), 2);
        Optional<Instant> at = keys.map(List::getFirst).flatMap(Conditions::time);
        if (keys.isPresent() && at.isPresent() && isUuid(keys.get().getLast())) {
            conditions.and(
                    "(o.created_at, o.id) < (?::timestamptz, ?::uuid)",
                    query -> query.instant(at),
                    query -> query.uuid(UUID.fromString(keys.get().getLast())));
        }
    }

    private static boolean isUuid(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    private static OperationView read(Row row) throws SQLException {
        return new OperationView(
                row.uuid("id"),
                new Subject(row.text("instance_id"), row.optionalText("binding_id")),
                Words.parse(OperationKind.class, row.text("kind")),
                new OperationView.Progress(
                        Words.parse(OperationState.class, row.text("state")),
                        (int) row.number("attempt"),
                        row.text("description"),
                        row.optionalJson("failure").map(Documents::failure).map(f -> f.message())),
                new Schedule(
                        row.instant("created_at"),
                        row.instant("run_at"),
                        row.instant("deadline"),
                        row.optionalInstant("finished_at"),
                        row.instant("read_at")),
                new OperationView.Hold(
                        row.optionalUuid("lease_owner"),
                        row.optionalInstant("lease_until"),
                        row.flag("held"),
                        row.number("epoch"),
                        row.optionalUuid("waits_for")),
                new OperationView.Asked(row.text("caller_platform"), row.text("request_id")));
    }
}
