package dev.sutler.server.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/// The processes that work on operations, by name. One that was not seen for long is forgotten.
final class WorkerTable {

    private static final String SEEN =
            """
            INSERT INTO worker AS known (id, name) VALUES (?::uuid, ?)
            ON CONFLICT (id) DO UPDATE SET seen_at = clock_timestamp()
            """;

    private static final String FORGET =
            "DELETE FROM worker WHERE seen_at < clock_timestamp() - interval '90 days'";

    private WorkerTable() {}

    static int seen(Connection connection, UUID worker, String name) throws SQLException {
        try (Query query = new Query(connection, SEEN)) {
            return query.uuid(worker).sentence(name).update();
        }
    }

    static int forget(Connection connection) throws SQLException {
        try (Query query = new Query(connection, FORGET)) {
            return query.update();
        }
    }
}
