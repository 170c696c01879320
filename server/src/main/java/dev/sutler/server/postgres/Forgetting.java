package dev.sutler.server.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// Removes finished operations that nobody will ask for any more: those past the time that they are
/// remembered, except the latest one of a resource that is still there. Their journal goes with
/// them.
///
/// It walks, since as many stay as there are resources: a search for what may go would pass by all
/// of them each time.
final class Forgetting {

    private static final String FORGET =
            """
            WITH seen AS MATERIALIZED (
                SELECT id, finished_at FROM operation
                WHERE finished_at >= ?::timestamptz AND (finished_at, id) > (?::timestamptz, ?::uuid)
                    AND finished_at <= (SELECT clock_timestamp() - ? * interval '1 microsecond')
                ORDER BY finished_at, id
                LIMIT ?),
            removable AS (
                SELECT old.id FROM operation old JOIN seen ON seen.id = old.id
                WHERE CASE WHEN old.binding_id IS NULL
                    THEN NOT EXISTS (SELECT 1 FROM service_instance i
                            WHERE i.id = old.instance_id)
                        OR EXISTS (SELECT 1 FROM operation later
                            WHERE later.instance_id = old.instance_id
                                AND later.binding_id IS NULL AND later.sequence > old.sequence)
                    ELSE NOT EXISTS (SELECT 1 FROM service_binding b
                            WHERE b.instance_id = old.instance_id AND b.id = old.binding_id)
                        OR EXISTS (SELECT 1 FROM operation later
                            WHERE later.instance_id = old.instance_id
                                AND later.binding_id = old.binding_id
                                AND later.sequence > old.sequence)
                    END
                FOR UPDATE OF old SKIP LOCKED),
            steps AS (
                DELETE FROM operation_step step USING removable
                WHERE step.operation_id = removable.id),
            removed AS (
                DELETE FROM operation USING removable WHERE operation.id = removable.id
                RETURNING 1)
            SELECT (SELECT count(*) FROM seen) AS seen, (SELECT count(*) FROM removed) AS removed,
                last.finished_at, last.id
            FROM (VALUES (1)) AS always
            LEFT JOIN LATERAL (SELECT finished_at, id FROM seen
                ORDER BY finished_at DESC, id DESC LIMIT 1) AS last ON true
            """;

    private final Duration memory;

    Forgetting(Duration memory) {
        this.memory = memory;
    }

    Sweep forget(Connection connection, Sweep.Position after, int limit) throws SQLException {
        try (Query query = new Query(connection, FORGET)) {
            return query.instant(Optional.of(after.finishedAt()))
                    .instant(Optional.of(after.finishedAt()))
                    .uuid(after.id())
                    .duration(memory)
                    .number(limit)
                    .first(row -> sweep(row, limit))
                    .orElseThrow(() -> new SQLException("a count without a row", "02000"));
        }
    }

    private static Sweep sweep(Row row, int limit) throws SQLException {
        return new Sweep(
                (int) row.number("removed"),
                row.number("seen") < limit
                        ? Optional.empty()
                        : Optional.of(
                                new Sweep.Position(row.instant("finished_at"), row.uuid("id"))));
    }
}
