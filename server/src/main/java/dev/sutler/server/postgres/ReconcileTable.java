package dev.sutler.server.postgres;

import dev.sutler.core.audit.AuditEntry;
import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.reconcile.Orphan;
import dev.sutler.core.reconcile.ReconcileStore;
import dev.sutler.spi.Found;

import tools.jackson.databind.node.ObjectNode;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What a reconciliation asks and leaves: which connections each method uses, and whose work it is.
final class ReconcileTable implements ReconcileStore {

    private static final String KEPT =
            """
            WITH latest AS (
                INSERT INTO reconciliation (id, started_at, finished_at, report)
                VALUES (?::uuid, ?::timestamptz, clock_timestamp(), ?::jsonb)
                RETURNING sequence)
            DELETE FROM reconciliation old USING latest WHERE old.sequence < latest.sequence - 100
            """;

    private static final String STUCK =
            "SELECT "
                    + OperationRows.columns("o")
                    + """
                     FROM operation o
                    WHERE o.finished_at IS NULL
                        AND (o.deadline < clock_timestamp() - ? * interval '1 microsecond'
                            OR o.run_at < clock_timestamp() - ? * interval '1 microsecond'
                                AND coalesce(o.lease_until, '-infinity')
                                    < clock_timestamp() - ? * interval '1 microsecond')
                    ORDER BY o.run_at LIMIT ?
                    """;

    private static final String KNOWN =
            """
            SELECT i.id FROM service_instance i
            WHERE i.id = ANY (?::text[]) AND i.platform = ?
            """;

    private static final String IDS =
            """
            SELECT i.id FROM service_instance i
            WHERE i.id > ? COLLATE "C" AND i.platform = ? ORDER BY i.id LIMIT ?
            """;

    private final Pool pool;
    private final OperationRows operations;
    private final LivingRows living;
    private final OrphanRows orphans;

    ReconcileTable(Pool pool, Rows rows) {
        this.pool = pool;
        this.operations = rows.operations();
        this.living = new LivingRows(rows);
        this.orphans = new OrphanRows();
    }

    @Override
    public Instant now() {
        return ask("tell the time", on -> one(on, "SELECT clock_timestamp() AS now"));
    }

    private static Instant one(Connection connection, String sql) throws SQLException {
        try (Query query = new Query(connection, sql)) {
            return query.first(row -> row.instant("now")).orElseThrow();
        }
    }

    private <T> T ask(String what, Pool.Work<T> work) {
        return pool.statement(what, work);
    }

    /* Always present, so that it is always committed. */
    private <T> T change(String what, Pool.Work<T> work) {
        return pool.transaction(what, on -> Optional.of(work.on(on))).orElseThrow();
    }

    @Override
    public List<Held> instances(Optional<String> after, int limit) {
        return ask("list instances", on -> living.page(on, after, limit));
    }

    @Override
    public Optional<StoredInstance> settled(String instanceId) {
        return ask("look up an instance", on -> living.settled(on, instanceId));
    }

    @Override
    public Optional<StoredBinding> settled(BindingKey key) {
        return ask("look up a binding", on -> living.settled(on, key));
    }

    @Override
    public boolean hasReady(String serviceId) {
        return ask("look for instances", on -> living.hasReady(on, serviceId));
    }

    @Override
    public List<Knowledge> know(List<Found> found, Instant since) {
        return ask("look up what was found", on -> living.know(on, found, since));
    }

    @Override
    public void note(String serviceId, Collection<Noted> noted) {
        if (!noted.isEmpty()) {
            int _ = change("note orphans", on -> orphans.note(on, serviceId, noted));
        }
    }

    @Override
    public void dropUnseen(String serviceId, Instant since) {
        int _ = change("drop orphans", on -> orphans.dropUnseen(on, serviceId, since));
    }

    @Override
    public List<Orphan> orphans(Optional<String> serviceId, Optional<Orphan.Key> after, int limit) {
        return ask("list orphans", on -> orphans.page(on, serviceId, after, limit));
    }

    @Override
    public Optional<Orphan> orphan(Orphan.Key key) {
        return ask("look up an orphan", on -> orphans.one(on, key));
    }

    @Override
    public boolean decide(Orphan.Key key, Orphan.Decision decision, AuditEntry entry) {
        return noted("decide about an orphan", entry, on -> orphans.decide(on, key, decision) == 1);
    }

    @Override
    public boolean drop(Orphan.Key key, AuditEntry entry) {
        return noted("drop an orphan", entry, on -> orphans.drop(on, key) == 1);
    }

    @Override
    public boolean beginRemoval(Orphan orphan, Duration grace, AuditEntry entry) {
        return noted("begin to remove an orphan", entry, on -> orphans.isOver(on, orphan, grace));
    }

    @Override
    public void keep(Orphan.Key key, String problem, AuditEntry entry) {
        boolean _ = noted("note a problem", entry, on -> orphans.problem(on, key, problem) >= 0);
    }

    @Override
    public void append(AuditEntry entry) {
        boolean _ = noted("write the audit", entry, _ -> true);
    }

    /* The entry stands if and only if what it tells of has happened. */
    private boolean noted(String what, AuditEntry entry, Pool.Work<Boolean> work) {
        return pool.transaction(
                        what,
                        on -> {
                            if (!work.on(on)) {
                                return Optional.<Boolean>empty();
                            }
                            AuditTable.append(on, entry);
                            return Optional.of(true);
                        })
                .orElse(false);
    }

    @Override
    public List<Operation> stuck(Duration tolerance, int limit) {
        return ask(
                "look for stuck operations",
                on -> {
                    try (Query query = new Query(on, STUCK)) {
                        query.duration(tolerance).duration(tolerance).duration(tolerance);
                        return query.number(limit).list(operations::read);
                    }
                });
    }

    @Override
    public Set<String> known(String platform, Collection<String> ids) {
        return ask(
                "look up ids",
                on -> {
                    try (Query query = new Query(on, KNOWN)) {
                        query.array("text", ids.stream().map(Texts::cleaned).toArray());
                        return new HashSet<>(query.text(platform).list(row -> row.text("id")));
                    }
                });
    }

    @Override
    public List<String> ids(String platform, Optional<String> after, int limit) {
        return ask(
                "list ids",
                on -> {
                    try (Query query = new Query(on, IDS)) {
                        query.text(after.orElse("")).text(platform).number(limit);
                        return query.list(row -> row.text("id"));
                    }
                });
    }

    @Override
    public void finish(UUID run, Instant startedAt, ObjectNode report) {
        int _ =
                change(
                        "keep a report",
                        on -> {
                            try (Query query = new Query(on, KEPT)) {
                                query.uuid(run).instant(Optional.of(startedAt)).json(report);
                                return query.update();
                            }
                        });
    }

    @Override
    public Optional<ObjectNode> latest() {
        return ask(
                "look up the latest report",
                on -> {
                    try (Query query =
                            new Query(
                                    on,
                                    "SELECT report FROM reconciliation ORDER BY sequence DESC"
                                            + " LIMIT 1")) {
                        return query.first(row -> row.json("report"));
                    }
                });
    }
}
