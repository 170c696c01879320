package dev.sutler.server.postgres;

import dev.sutler.core.audit.Actor;
import dev.sutler.core.audit.AuditEntry;
import dev.sutler.core.audit.AuditTrail;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The audit as it is read. What is asked for decides the words of the statement, so that each kind
/// of question finds its index.
final class AuditTrailTable implements AuditTrail {

    private static final Set<String> DAILY =
            Set.of("provision", "update", "deprovision", "bind", "unbind");

    /* As the index has it, word for word. */
    private static final String SELDOM =
            " AND action NOT IN ('provision', 'update', 'deprovision', 'bind', 'unbind')";

    private final Pool pool;

    AuditTrailTable(Pool pool) {
        this.pool = pool;
    }

    @Override
    public List<Recorded> find(Filter filter, Optional<Position> before, int limit) {
        return pool.statement("read the audit", on -> find(on, filter, before, limit));
    }

    static List<Recorded> find(
            Connection connection, Filter filter, Optional<Position> before, int limit)
            throws SQLException {
        try (Query query = new Query(connection, sql(filter, before))) {
            give(query, filter);
            if (before.isPresent()) {
                query.instant(before.map(Position::at)).number(before.get().id());
            }
            return query.number(limit).list(AuditTrailTable::read);
        }
    }

    private static String sql(Filter filter, Optional<Position> before) {
        StringBuilder sql = new StringBuilder("SELECT * FROM audit_entry WHERE true");
        filter.instanceId().ifPresent(_ -> sql.append(" AND instance_id = ?"));
        filter.operationId().ifPresent(_ -> sql.append(" AND operation_id = ?::uuid"));
        filter.actor()
                .ifPresent(
                        actor ->
                                sql.append(" AND actor_kind = '")
                                        .append(AuditTable.kind(actor))
                                        .append("' AND actor = ?"));
        filter.action()
                .ifPresent(
                        action ->
                                sql.append(" AND action = ?")
                                        .append(DAILY.contains(action) ? "" : SELDOM));
        filter.since().ifPresent(_ -> sql.append(" AND at >= ?::timestamptz"));
        before.ifPresent(_ -> sql.append(" AND (at, id) < (?::timestamptz, ?)"));
        return sql.append(" ORDER BY at DESC, id DESC LIMIT ?").toString();
    }

    private static void give(Query query, Filter filter) throws SQLException {
        if (filter.instanceId().isPresent()) {
            query.text(filter.instanceId());
        }
        if (filter.operationId().isPresent()) {
            query.uuid(filter.operationId());
        }
        if (filter.actor().isPresent()) {
            query.text(AuditTable.name(filter.actor().get()));
        }
        if (filter.action().isPresent()) {
            query.text(filter.action());
        }
        if (filter.since().isPresent()) {
            query.instant(filter.since());
        }
    }

    private static Recorded read(Row row) throws SQLException {
        return new Recorded(
                new Position(row.instant("at"), row.number("id")),
                new AuditEntry(
                        actor(row),
                        row.text("action"),
                        new AuditEntry.Target(
                                row.optionalText("instance_id"),
                                row.optionalText("binding_id"),
                                row.optionalUuid("operation_id")),
                        row.text("request_id"),
                        row.text("outcome"),
                        row.optionalText("reason"),
                        row.json("details")));
    }

    private static Actor actor(Row row) throws SQLException {
        String name = row.text("actor");
        return switch (row.text("actor_kind")) {
            case AuditTable.PLATFORM ->
                    new Actor.Platform(name, row.optionalJson("identity").map(Documents::identity));
            case AuditTable.OPERATOR -> new Actor.Operator(name);
            default -> new Actor.Broker(name);
        };
    }
}
