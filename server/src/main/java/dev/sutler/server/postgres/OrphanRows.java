package dev.sutler.server.postgres;

import dev.sutler.core.reconcile.Orphan;
import dev.sutler.core.reconcile.Orphan.Decision;
import dev.sutler.core.reconcile.ReconcileStore.Noted;
import dev.sutler.spi.Found;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Orphans as rows of the table `orphan`.
final class OrphanRows {

    private static final String NOTE =
            """
            INSERT INTO orphan (service_id, name, kind, mark, instance_id, binding_id, description,
                remembered)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (service_id, name) DO UPDATE SET kind = excluded.kind,
                mark = excluded.mark, instance_id = excluded.instance_id,
                binding_id = excluded.binding_id, description = excluded.description,
                remembered = excluded.remembered, last_seen_at = clock_timestamp(),
                -- Another thing of the same name: it is seen for the first time, and nobody has
                -- decided about it.
                first_seen_at = CASE WHEN (orphan.mark, orphan.instance_id, orphan.binding_id)
                        IS DISTINCT FROM
                        (excluded.mark, excluded.instance_id, excluded.binding_id)
                    THEN clock_timestamp() ELSE orphan.first_seen_at END,
                decision = CASE WHEN (orphan.mark, orphan.instance_id, orphan.binding_id)
                        IS DISTINCT FROM
                        (excluded.mark, excluded.instance_id, excluded.binding_id)
                    THEN 'none' ELSE orphan.decision END
            """;

    private static final String PAGE =
            """
            SELECT * FROM orphan
            WHERE (service_id, name) > (?, ?) AND (?::text IS NULL OR service_id = ?)
            ORDER BY service_id, name LIMIT ?
            """;

    private static final String OVER =
            """
            SELECT 1 FROM orphan o
            WHERE o.service_id = ? AND o.name = ? AND o.decision <> 'keep'
                AND o.first_seen_at <= clock_timestamp() - ? * interval '1 microsecond'
                AND CASE o.kind WHEN 'instance'
                    THEN NOT EXISTS (SELECT 1 FROM service_instance i WHERE i.id = o.instance_id)
                    ELSE NOT EXISTS (SELECT 1 FROM service_binding b
                        WHERE b.instance_id = o.instance_id AND b.id = o.binding_id) END
            FOR UPDATE
            """;

    int note(Connection connection, String serviceId, Collection<Noted> orphans)
            throws SQLException {
        int noted = 0;
        for (Noted each : orphans) {
            Found found = each.found();
            try (Query query = new Query(connection, NOTE)) {
                noted +=
                        query.text(serviceId)
                                .text(found.name())
                                .text(Words.of(found.kind()))
                                .text(Words.of(found.mark()))
                                .text(found.instanceId().map(Texts::cleaned))
                                .text(found.bindingId().map(Texts::cleaned))
                                .sentence(found.description())
                                .flag(each.remembered())
                                .update();
            }
        }
        return noted;
    }

    int dropUnseen(Connection connection, String serviceId, Instant since) throws SQLException {
        String sql = "DELETE FROM orphan WHERE service_id = ? AND last_seen_at < ?::timestamptz";
        try (Query query = new Query(connection, sql)) {
            return query.text(serviceId).instant(Optional.of(since)).update();
        }
    }

    List<Orphan> page(
            Connection connection,
            Optional<String> serviceId,
            Optional<Orphan.Key> after,
            int limit)
            throws SQLException {
        try (Query query = new Query(connection, PAGE)) {
            return query.text(after.map(Orphan.Key::serviceId).orElse(""))
                    .text(after.map(Orphan.Key::name).orElse(""))
                    .text(serviceId)
                    .text(serviceId)
                    .number(limit)
                    .list(OrphanRows::read);
        }
    }

    Optional<Orphan> one(Connection connection, Orphan.Key key) throws SQLException {
        String sql = "SELECT * FROM orphan WHERE service_id = ? AND name = ?";
        try (Query query = new Query(connection, sql)) {
            return give(query, key).first(OrphanRows::read);
        }
    }

    int decide(Connection connection, Orphan.Key key, Decision decision) throws SQLException {
        String sql = "UPDATE orphan SET decision = ? WHERE service_id = ? AND name = ?";
        try (Query query = new Query(connection, sql)) {
            return give(query.text(Words.of(decision)), key).update();
        }
    }

    int drop(Connection connection, Orphan.Key key) throws SQLException {
        String sql = "DELETE FROM orphan WHERE service_id = ? AND name = ?";
        try (Query query = new Query(connection, sql)) {
            return give(query, key).update();
        }
    }

    int problem(Connection connection, Orphan.Key key, String problem) throws SQLException {
        String sql = "UPDATE orphan SET problem = ? WHERE service_id = ? AND name = ?";
        try (Query query = new Query(connection, sql)) {
            return give(query.sentence(problem), key).update();
        }
    }

    /// Whether it is still an orphan whose grace is over. Locks its row.
    boolean isOver(Connection connection, Orphan orphan, Duration grace) throws SQLException {
        try (Query query = new Query(connection, OVER)) {
            return give(query, orphan.key()).duration(grace).first(row -> true).isPresent();
        }
    }

    private static Query give(Query query, Orphan.Key key) throws SQLException {
        return query.text(key.serviceId()).text(key.name());
    }

    private static Orphan read(Row row) throws SQLException {
        return new Orphan(
                row.text("service_id"),
                new Found(
                        row.text("name"),
                        Words.parse(Found.Kind.class, row.text("kind")),
                        Words.parse(Found.Mark.class, row.text("mark")),
                        row.optionalText("instance_id"),
                        row.optionalText("binding_id"),
                        row.text("description")),
                row.flag("remembered"),
                row.instant("first_seen_at"),
                row.instant("last_seen_at"),
                Words.parse(Decision.class, row.text("decision")),
                row.optionalText("problem"));
    }
}
