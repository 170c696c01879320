package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingSnapshot;
import dev.sutler.core.lifecycle.InstanceSnapshot;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.StoredBinding;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// What is known: each question is one statement, so that its answer is of one moment.
///
/// A finished operation whose resource is gone is forgotten after a while, whether its row is still
/// there or not.
final class Snapshots {

    private static final String INSTANCE =
            "SELECT "
                    + InstanceRows.columns("i")
                    + ", "
                    + OperationRows.columns("o")
                    + """
                    , EXISTS (SELECT 1 FROM operation busy WHERE busy.instance_id = ?
                            AND busy.binding_id IS NOT NULL AND busy.finished_at IS NULL) AS bindings_busy
                    FROM (VALUES (1)) AS always
                    LEFT JOIN service_instance i ON i.id = ?
                    LEFT JOIN LATERAL (SELECT * FROM operation latest WHERE latest.instance_id = ?
                            AND latest.binding_id IS NULL ORDER BY latest.sequence DESC LIMIT 1) o
                        ON i.id IS NOT NULL OR o.finished_at IS NULL
                            OR o.finished_at > clock_timestamp() - ? * interval '1 microsecond'
                    """;

    private static final String BINDING =
            "SELECT "
                    + InstanceRows.columns("i")
                    + ", "
                    + BindingRows.columns("b")
                    + ", "
                    + OperationRows.columns("o")
                    + """

                    FROM (VALUES (1)) AS always
                    LEFT JOIN service_instance i ON i.id = ?
                    LEFT JOIN service_binding b ON b.instance_id = ? AND b.id = ?
                    LEFT JOIN LATERAL (SELECT * FROM operation latest WHERE latest.instance_id = ?
                            AND latest.binding_id = ? ORDER BY latest.sequence DESC LIMIT 1) o
                        ON b.id IS NOT NULL OR o.finished_at IS NULL
                            OR o.finished_at > clock_timestamp() - ? * interval '1 microsecond'
                    """;

    private static final String BINDINGS =
            "SELECT "
                    + BindingRows.columns("b")
                    + " FROM service_binding b WHERE b.instance_id = ? ORDER BY b.sequence";

    private static final String OPERATION =
            "SELECT "
                    + OperationRows.columns("o")
                    + """

                    FROM operation o
                    WHERE o.id = ?::uuid AND (o.finished_at IS NULL
                        OR o.finished_at > clock_timestamp() - ? * interval '1 microsecond'
                        OR CASE WHEN o.binding_id IS NULL
                            THEN EXISTS (SELECT 1 FROM service_instance i WHERE i.id = o.instance_id)
                            ELSE EXISTS (SELECT 1 FROM service_binding b
                                WHERE b.instance_id = o.instance_id AND b.id = o.binding_id) END)
                    """;

    private final Rows rows;
    private final Duration memory;

    Snapshots(Rows rows, Duration memory) {
        this.rows = rows;
        this.memory = memory;
    }

    InstanceSnapshot instance(Connection connection, String instanceId) throws SQLException {
        try (Query query = new Query(connection, INSTANCE)) {
            return query.text(instanceId)
                    .text(instanceId)
                    .text(instanceId)
                    .duration(memory)
                    .first(
                            row ->
                                    new InstanceSnapshot(
                                            rows.instances().readOptional(row),
                                            rows.operations().readOptional(row),
                                            row.flag("bindings_busy")))
                    .orElse(InstanceSnapshot.UNKNOWN);
        }
    }

    BindingSnapshot binding(Connection connection, BindingKey key) throws SQLException {
        try (Query query = new Query(connection, BINDING)) {
            return query.text(key.instanceId())
                    .text(key.instanceId())
                    .text(key.bindingId())
                    .text(key.instanceId())
                    .text(key.bindingId())
                    .duration(memory)
                    .first(
                            row ->
                                    new BindingSnapshot(
                                            rows.instances().readOptional(row),
                                            rows.bindings().readOptional(row),
                                            rows.operations().readOptional(row)))
                    .orElse(BindingSnapshot.UNKNOWN);
        }
    }

    List<StoredBinding> bindings(Connection connection, String instanceId) throws SQLException {
        try (Query query = new Query(connection, BINDINGS)) {
            return query.text(instanceId).list(rows.bindings()::read);
        }
    }

    static Map<String, Long> instancesByPlatform(Connection connection) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (Query query =
                new Query(
                        connection,
                        "SELECT platform, count(*) AS count FROM service_instance GROUP BY"
                                + " platform")) {
            query.list(row -> Map.entry(row.text("platform"), row.number("count")))
                    .forEach(each -> counts.put(each.getKey(), each.getValue()));
        }
        return counts;
    }

    Optional<Operation> operation(Connection connection, UUID id) throws SQLException {
        try (Query query = new Query(connection, OPERATION)) {
            return query.uuid(id).duration(memory).first(rows.operations()::read);
        }
    }
}
