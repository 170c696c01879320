package dev.sutler.server.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// Removes finished operations that nobody will ask for any more: those past the time that they are
/// remembered, except the latest one of a resource that is still there. Their journal goes with
/// them.
final class Forgetting {

    private static final String FORGET =
            """
            WITH doomed AS (
                SELECT old.id FROM operation old
                WHERE old.finished_at <= (SELECT clock_timestamp() - ? * interval '1 microsecond')
                    AND CASE WHEN old.binding_id IS NULL
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
                ORDER BY old.finished_at
                LIMIT ?
                FOR UPDATE SKIP LOCKED),
            steps AS (
                DELETE FROM operation_step step USING doomed WHERE step.operation_id = doomed.id)
            DELETE FROM operation USING doomed WHERE operation.id = doomed.id
            """;

    private final Duration memory;

    Forgetting(Duration memory) {
        this.memory = memory;
    }

    int forget(Connection connection, int limit) throws SQLException {
        try (Query query = new Query(connection, FORGET)) {
            return query.duration(memory).number(limit).update();
        }
    }
}
