package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.reconcile.ReconcileStore.Held;
import dev.sutler.core.reconcile.ReconcileStore.Knowledge;
import dev.sutler.spi.Found;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what there should be in back ends. Pages follow the primary key, so that no index is
/// needed that every provision would have to pay for.
final class LivingRows {

    private static final String ALIVE =
            "b.state = 'ready' AND (b.expires_at IS NULL OR b.expires_at > clock_timestamp())";

    private static final String PAGE =
            """
            SELECT %s, %s FROM (
                SELECT * FROM service_instance WHERE id > ? COLLATE "C" ORDER BY id LIMIT ?) i
            LEFT JOIN service_binding b ON b.instance_id = i.id AND %s
            ORDER BY i.id, b.sequence
            """
                    .formatted(InstanceRows.columns("i"), BindingRows.columns("b"), ALIVE);

    private static final String QUIET =
            """
             AND NOT EXISTS (SELECT 1 FROM operation o
                WHERE o.instance_id = i.id AND o.binding_id IS NULL AND o.finished_at IS NULL)
            """;

    private static final String INSTANCE =
            "SELECT %s FROM service_instance i WHERE i.id = ? AND i.state = 'ready'"
                            .formatted(InstanceRows.columns("i"))
                    + QUIET;

    private static final String BINDING =
            ("SELECT %s FROM service_binding b JOIN service_instance i ON i.id = b.instance_id"
                                    + " WHERE b.instance_id = ? AND b.id = ?"
                                    + " AND i.state = 'ready' AND %s")
                            .formatted(BindingRows.columns("b"), ALIVE)
                    + QUIET
                    + """
                     AND NOT EXISTS (SELECT 1 FROM operation o
                        WHERE o.instance_id = b.instance_id AND o.binding_id = b.id
                            AND o.finished_at IS NULL)
                    """;

    private static final String READY =
            """
            SELECT 1 FROM service_instance
            WHERE service_id COLLATE "C" = ? AND state = 'ready' LIMIT 1
            """;

    /* An operation that ended after the list was begun may have removed what is on it. Each look-up goes to one of the
    partial indexes, which is why the conditions say so much. */
    private static final String KNOWLEDGE =
            """
            SELECT CASE WHEN asked.binding_id IS NULL
                    THEN EXISTS (SELECT 1 FROM service_instance i WHERE i.id = asked.instance_id)
                    ELSE EXISTS (SELECT 1 FROM service_binding b
                        WHERE b.instance_id = asked.instance_id AND b.id = asked.binding_id)
                        OR coalesce(of_binding.recent, false)
                    END OR coalesce(of_instance.recent, false) AS belongs,
                CASE WHEN asked.binding_id IS NULL THEN of_instance.recent
                    ELSE of_binding.recent END IS NOT NULL AS remembered
            FROM (SELECT ?::timestamptz AS began) run
            CROSS JOIN unnest(?::text[], ?::text[]) WITH ORDINALITY
                    AS asked (instance_id, binding_id, position)
            LEFT JOIN LATERAL (
                SELECT o.finished_at IS NULL OR o.finished_at >= run.began AS recent
                FROM operation o
                WHERE o.instance_id = asked.instance_id AND o.binding_id IS NULL
                ORDER BY o.sequence DESC LIMIT 1) of_instance ON true
            LEFT JOIN LATERAL (
                SELECT o.finished_at IS NULL OR o.finished_at >= run.began AS recent
                FROM operation o
                WHERE o.instance_id = asked.instance_id AND o.binding_id IS NOT NULL
                    AND o.binding_id = asked.binding_id
                ORDER BY o.sequence DESC LIMIT 1) of_binding ON true
            ORDER BY asked.position
            """;

    private final Rows rows;

    LivingRows(Rows rows) {
        this.rows = rows;
    }

    List<Held> page(Connection connection, Optional<String> after, int limit) throws SQLException {
        List<Held> page = new ArrayList<>();
        List<StoredBinding> bindings = new ArrayList<>();
        try (Query query = new Query(connection, PAGE)) {
            query.text(after.orElse("")).number(limit);
            List<Pair> pairs =
                    query.list(
                            row ->
                                    new Pair(
                                            rows.instances().readOptional(row).orElseThrow(),
                                            rows.bindings().readOptional(row)));
            for (int index = 0; index < pairs.size(); index++) {
                Pair pair = pairs.get(index);
                pair.binding().ifPresent(bindings::add);
                boolean last =
                        index + 1 == pairs.size()
                                || !pairs.get(index + 1)
                                        .instance()
                                        .id()
                                        .equals(pair.instance().id());
                if (last) {
                    page.add(new Held(pair.instance(), bindings));
                    bindings.clear();
                }
            }
        }
        return page;
    }

    private record Pair(StoredInstance instance, Optional<StoredBinding> binding) {}

    Optional<StoredInstance> settled(Connection connection, String instanceId) throws SQLException {
        try (Query query = new Query(connection, INSTANCE)) {
            return query.text(instanceId)
                    .first(row -> rows.instances().readOptional(row).orElseThrow());
        }
    }

    Optional<StoredBinding> settled(Connection connection, BindingKey key) throws SQLException {
        try (Query query = new Query(connection, BINDING)) {
            return query.text(key.instanceId()).text(key.bindingId()).first(rows.bindings()::read);
        }
    }

    boolean hasReady(Connection connection, String serviceId) throws SQLException {
        try (Query query = new Query(connection, READY)) {
            return query.text(serviceId).first(row -> true).isPresent();
        }
    }

    List<Knowledge> know(Connection connection, List<Found> found, Instant since)
            throws SQLException {
        Object[] instances = found.stream().map(each -> id(each.instanceId())).toArray();
        Object[] bindings = found.stream().map(LivingRows::bindingId).toArray();
        try (Query query = new Query(connection, KNOWLEDGE)) {
            return query.instant(Optional.of(since))
                    .array("text", instances)
                    .array("text", bindings)
                    .list(LivingRows::knowledge);
        }
    }

    private static Knowledge knowledge(Row row) throws SQLException {
        if (row.flag("belongs")) {
            return Knowledge.BELONGS;
        }
        return row.flag("remembered") ? Knowledge.REMEMBERED : Knowledge.UNHEARD;
    }

    /* No platform can have chosen an id that cannot be stored, nor an empty one. */
    private static String id(Optional<String> id) {
        return id.map(Texts::cleaned).orElse("");
    }

    private static @Nullable String bindingId(Found found) {
        return switch (found.kind()) {
            case INSTANCE -> null;
            case BINDING -> id(found.bindingId());
        };
    }
}
