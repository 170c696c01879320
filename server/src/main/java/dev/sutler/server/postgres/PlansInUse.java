package dev.sutler.server.postgres;

import dev.sutler.core.catalog.PlanAtRisk;
import dev.sutler.core.catalog.PlanKey;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which plans instances have. No statement here reads more rows when there are more instances.
/// Each call is a transaction.
final class PlansInUse {

    /* Where statistics are missing or mislead, the planner would read a whole table, or all of an index, to return the
    first few rows. */
    private static final String STEP_BY_STEP =
            "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off";

    private static final int MOST_COUNTED = 1_000;
    private static final int EXAMPLES = 3;

    /* PostgreSQL does not skip from one value of an index to the next by itself; the recursion does, one step per plan. */
    private static final String ALL =
            """
            WITH RECURSIVE of_instances AS (
                (SELECT service_id COLLATE "C" AS service_id, plan_id COLLATE "C" AS plan_id
                FROM service_instance
                ORDER BY service_id COLLATE "C", plan_id COLLATE "C" LIMIT 1)
                UNION ALL
                SELECT later.service_id, later.plan_id
                FROM of_instances this CROSS JOIN LATERAL (
                    SELECT i.service_id COLLATE "C" AS service_id, i.plan_id COLLATE "C" AS plan_id
                    FROM service_instance i
                    WHERE (i.service_id COLLATE "C", i.plan_id COLLATE "C")
                        > (this.service_id, this.plan_id)
                    ORDER BY i.service_id COLLATE "C", i.plan_id COLLATE "C" LIMIT 1) later
            )
            SELECT service_id, plan_id FROM of_instances
            UNION
            SELECT i.service_id, o.target_plan_id AS plan_id
            FROM operation o JOIN service_instance i ON i.id = o.instance_id
            WHERE o.finished_at IS NULL AND o.target_plan_id IS NOT NULL
            """;

    private static final String INSTANCES =
            """
            SELECT id FROM (
                (SELECT id FROM service_instance
                WHERE service_id COLLATE "C" = ? AND plan_id COLLATE "C" = ? LIMIT ?)
                UNION
                (SELECT i.id FROM operation o JOIN service_instance i ON i.id = o.instance_id
                WHERE o.finished_at IS NULL AND o.target_plan_id IS NOT NULL
                    AND i.service_id = ? AND o.target_plan_id = ? LIMIT ?)
            ) either
            ORDER BY id LIMIT ?
            """;

    Set<PlanKey> all(Connection connection) throws SQLException {
        stepByStep(connection);
        try (Query query = new Query(connection, ALL)) {
            return new TreeSet<>(
                    query.list(row -> new PlanKey(row.text("service_id"), row.text("plan_id"))));
        }
    }

    PlanAtRisk.Usage usage(Connection connection, PlanKey plan) throws SQLException {
        int limit = MOST_COUNTED + 1;
        stepByStep(connection);
        try (Query query = new Query(connection, INSTANCES)) {
            List<String> ids =
                    query.text(plan.serviceId())
                            .text(plan.planId())
                            .number(limit)
                            .text(plan.serviceId())
                            .text(plan.planId())
                            .number(limit)
                            .number(limit)
                            .list(row -> row.text("id"));
            return new PlanAtRisk.Usage(
                    Math.min(ids.size(), MOST_COUNTED),
                    ids.size() > MOST_COUNTED,
                    ids.subList(0, Math.min(ids.size(), EXAMPLES)));
        }
    }

    private static void stepByStep(Connection connection) throws SQLException {
        try (Query query = new Query(connection, STEP_BY_STEP)) {
            query.update();
        }
    }
}
