package dev.sutler.server.postgres;

/// The statements about rotations.
final class RotationSql {

    static final String INSERT =
            """
            INSERT INTO rotation (id, operator, reason, request_id, instance_id, service_id, plan_id)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (operator, request_id) DO NOTHING
            """;

    /* What is being removed needs none. Each operation's id is made from its binding's, so that one that was begun by a
    process that then died is found again. */
    static final String INSERT_ITEMS =
            """
            INSERT INTO rotation_item (rotation_id, instance_id, binding_id, operation_id)
            SELECT r.id, b.instance_id, b.id,
                md5(r.id || ':' || octet_length(b.instance_id) || ':' || b.instance_id || ':' || b.id)::uuid
            FROM rotation r, service_binding b
            WHERE r.id = ? AND b.state <> 'unbinding' AND %s
            """;

    static final String OF_INSTANCE = "b.instance_id = r.instance_id";

    static final String OF_PLAN =
            """
            b.instance_id IN (SELECT i.id FROM service_instance i
                WHERE i.service_id COLLATE "C" = r.service_id AND i.plan_id COLLATE "C" = r.plan_id)
            """;

    private static final String ROTATION =
            """
            SELECT r.*,
                count(item.binding_id) FILTER (WHERE item.state = 'waiting') AS waiting,
                count(item.binding_id) FILTER (WHERE item.state = 'running') AS running,
                count(item.binding_id) FILTER (WHERE item.state = 'succeeded') AS succeeded,
                count(item.binding_id) FILTER (WHERE item.state = 'failed') AS failed,
                count(item.binding_id) FILTER (WHERE item.state = 'skipped') AS skipped
            FROM rotation r LEFT JOIN rotation_item item ON item.rotation_id = r.id
            """;

    static final String FIND = ROTATION + "WHERE r.id = ? GROUP BY r.id";

    static final String FIND_BY_REQUEST =
            ROTATION + "WHERE r.operator = ? AND r.request_id = ? GROUP BY r.id";

    static final String ITEMS =
            """
            SELECT instance_id, binding_id, operation_id, state, message FROM rotation_item
            WHERE rotation_id = ? AND (instance_id, binding_id) > (?, ?)
            ORDER BY instance_id, binding_id LIMIT ?
            """;

    static final String SETTLE_ITEMS =
            """
            UPDATE rotation_item item SET state = o.state,
                message = CASE WHEN o.state = 'failed' THEN o.description END
            FROM operation o
            WHERE item.state = 'running' AND o.id = item.operation_id AND o.finished_at IS NOT NULL
            """;

    static final String SETTLE_ROTATIONS =
            """
            UPDATE rotation r SET finished_at = clock_timestamp()
            WHERE finished_at IS NULL AND NOT EXISTS (SELECT 1 FROM rotation_item item
                WHERE item.rotation_id = r.id AND item.state IN ('waiting', 'running'))
            """;

    static final String FORGET =
            """
            DELETE FROM rotation
            WHERE finished_at <= (SELECT clock_timestamp() - ? * interval '1 microsecond')
            """;

    static final String RUNNING =
            "SELECT count(*) AS running FROM rotation_item WHERE state = 'running'";

    static final String TAKE_DUE =
            """
            WITH due AS (
                SELECT rotation_id, instance_id, binding_id FROM rotation_item
                WHERE state = 'waiting' AND due_at <= (SELECT clock_timestamp())
                ORDER BY due_at LIMIT ?
                FOR UPDATE SKIP LOCKED)
            UPDATE rotation_item item SET due_at = clock_timestamp() + interval '10 seconds'
            FROM due JOIN rotation r ON r.id = due.rotation_id
            WHERE item.rotation_id = due.rotation_id AND item.instance_id = due.instance_id
                AND item.binding_id = due.binding_id
            RETURNING item.rotation_id, item.instance_id AS item_instance_id, item.binding_id,
                item.operation_id, r.*
            """;

    static final String SET_STATE =
            """
            UPDATE rotation_item SET state = ?, message = ?
            WHERE rotation_id = ? AND instance_id = ? AND binding_id = ? AND state = 'waiting'
            """;

    private RotationSql() {}
}
