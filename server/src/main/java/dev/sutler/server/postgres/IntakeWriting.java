package dev.sutler.server.postgres;

import dev.sutler.core.audit.Actor;
import dev.sutler.core.audit.AuditEntry;
import dev.sutler.core.intake.Intake;
import dev.sutler.core.intake.IntakeBinding;
import dev.sutler.core.intake.IntakeOperation;
import dev.sutler.core.intake.IntakeOperation.Standing;
import dev.sutler.core.lifecycle.InstanceShape;
import dev.sutler.core.lifecycle.NewOperation;
import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.operator.Instruction;

import tools.jackson.databind.node.ObjectNode;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The rows of what is taken in: those that the normal path writes, in the state that it would have
/// left them in.
final class IntakeWriting {

    /* What is known already, or is on its way out, keeps its id. Whoever asks for the same id at this moment waits for
    the end of the transaction, and then finds the row. Two conditions, since there is an index for each. */
    private static final String UNKNOWN =
            """
            WHERE NOT EXISTS (SELECT 1 FROM operation
                    WHERE instance_id = ? AND binding_id IS NULL
                        AND (finished_at IS NULL OR (kind = 'deprovision' AND state = 'succeeded')))
                AND NOT EXISTS (SELECT 1 FROM operation
                    WHERE instance_id = ? AND binding_id IS NOT NULL AND finished_at IS NULL)
            ON CONFLICT (id) DO NOTHING
            """;

    private static final String INSTANCE =
            """
            INSERT INTO service_instance (id, platform, service_id, organization, space, plan_id,
                parameters, context, maintenance_version, state, provisioned, dashboard_url, labels,
                attributes, provider_state, version)
            SELECT ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, 1
            """
                    + UNKNOWN;

    /* What is gone has its id to itself until the end of the transaction: otherwise somebody could begin an operation
    at the same moment, which would seem to be older. */
    private static final String PLACEHOLDER =
            """
            INSERT INTO service_instance (id, platform, service_id, organization, space, plan_id,
                parameters, context, state, provisioned, labels, attributes, provider_state,
                version)
            SELECT ?, '', '', '', '', '', '', '{}', 'deprovisioning', true, '{}', '{}', '', 1
            """
                    + UNKNOWN;

    private static final String NO_PLACEHOLDER = "DELETE FROM service_instance WHERE id = ?";

    private static final String BINDING =
            """
            INSERT INTO service_binding (instance_id, id, plan_id, parameters, context,
                bind_resource, predecessor_id, state, endpoints, delivery, provider_state,
                credentials, expires_at, renew_before, version)
            VALUES (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?::jsonb, ?::bytea, ?::bytea, ?::bytea,
                ?::timestamptz, ?::timestamptz, 1)
            """;

    private static final String OPERATION =
            """
            INSERT INTO operation (id, instance_id, binding_id, kind, asked, target_plan_id,
                from_failed, caller_platform, caller_identity, request_id, time_limit_micros,
                state, attempt, checkpoint, epoch, description, failure, created_at, run_at,
                deadline, finished_at)
            SELECT ?::uuid, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?,
                ?, 0, ?::bytea, 0, ?, ?::jsonb, now, now,
                now + ? * interval '1 microsecond', CASE WHEN ? THEN now END
            FROM (SELECT clock_timestamp() AS now) AS clock
            """;

    private final Rows rows;

    IntakeWriting(Rows rows) {
        this.rows = rows;
    }

    /// Who orders it, and where it was found.
    record Order(Instruction why, String origin) {}

    /// Writes those whose ids are still free.
    ///
    /// @return the ids of those that were written
    Set<String> write(Connection connection, List<Intake> intakes, Order order)
            throws SQLException {
        List<Intake> there = present(intakes, true);
        List<Intake> gone = present(intakes, false);
        List<Intake> written = new ArrayList<>();
        written.addAll(free(there, instances(connection, there)));
        List<Intake> ended = free(gone, placeholders(connection, gone));
        written.addAll(ended);
        bindings(connection, written);
        operations(connection, written);
        AuditTable.append(connection, written.stream().map(each -> entry(each, order)).toList());
        removePlaceholders(connection, ended);
        return written.stream().map(Intake::instanceId).collect(Collectors.toSet());
    }

    private static List<Intake> present(List<Intake> intakes, boolean present) {
        return intakes.stream().filter(each -> each.instance().isPresent() == present).toList();
    }

    private static List<Intake> free(List<Intake> intakes, int[] rowsWritten) {
        List<Intake> free = new ArrayList<>();
        for (int i = 0; i < rowsWritten.length; i++) {
            if (rowsWritten[i] == 1) {
                free.add(intakes.get(i));
            }
        }
        return free;
    }

    private int[] instances(Connection connection, List<Intake> intakes) throws SQLException {
        try (Query query = new Query(connection, INSTANCE)) {
            for (Intake intake : intakes) {
                query.text(intake.instanceId());
                rows.instances().give(query, intake.instance().orElseThrow());
                query.text(intake.instanceId()).text(intake.instanceId()).next();
            }
            return query.all();
        }
    }

    private static int[] placeholders(Connection connection, List<Intake> intakes)
            throws SQLException {
        try (Query query = new Query(connection, PLACEHOLDER)) {
            for (Intake intake : intakes) {
                query.text(intake.instanceId())
                        .text(intake.instanceId())
                        .text(intake.instanceId())
                        .next();
            }
            return query.all();
        }
    }

    private static void removePlaceholders(Connection connection, List<Intake> intakes)
            throws SQLException {
        try (Query query = new Query(connection, NO_PLACEHOLDER)) {
            for (Intake intake : intakes) {
                query.text(intake.instanceId()).next();
            }
            query.all();
        }
    }

    private void bindings(Connection connection, List<Intake> intakes) throws SQLException {
        try (Query query = new Query(connection, BINDING)) {
            for (Intake intake : intakes) {
                for (IntakeBinding each : intake.bindings()) {
                    if (each.binding().isPresent()) {
                        give(query, each.binding().get());
                    }
                }
            }
            query.all();
        }
    }

    private void give(Query query, StoredBinding binding) throws SQLException {
        query.text(binding.key().instanceId()).text(binding.key().bindingId());
        rows.bindings().give(query, binding.key(), binding.request());
        query.text(Words.of(binding.state()));
        rows.bindings().give(query, binding.key(), binding.details());
        query.next();
    }

    private void operations(Connection connection, List<Intake> intakes) throws SQLException {
        try (Query query = new Query(connection, OPERATION)) {
            for (Intake intake : intakes) {
                give(query, intake.operation());
                for (IntakeBinding each : intake.bindings()) {
                    give(query, each.operation());
                }
            }
            query.all();
        }
    }

    private void give(Query query, IntakeOperation intake) throws SQLException {
        NewOperation operation = intake.operation();
        var order = operation.order();
        Row row = Row.of(intake.standing());
        query.uuid(operation.id())
                .text(operation.subject().instanceId())
                .text(operation.subject().bindingId())
                .text(Words.of(operation.kind()))
                .bytes(rows.operations().sealAsked(operation.id(), order))
                .text(order.target().map(InstanceShape::planId))
                .flag(order.fromFailed())
                .text(order.caller().platform())
                .json(order.caller().identity().map(Documents::of))
                .text(order.caller().requestId())
                .duration(order.timeLimit())
                .text(row.state())
                .bytes(
                        row.checkpoint()
                                .map(
                                        left ->
                                                rows.operations()
                                                        .sealCheckpoint(operation.id(), left)))
                .sentence(row.description())
                .json(row.failure().map(Documents::of))
                .duration(order.timeLimit())
                .flag(row.finished())
                .next();
    }

    /* How far an operation is, in the words of its row. */
    private record Row(
            String state,
            boolean finished,
            Optional<ObjectNode> checkpoint,
            String description,
            Optional<Failure> failure) {

        /// Without what may be secret.
        @Override
        public String toString() {
            return "Row[" + state + "]";
        }

        static Row of(Standing standing) {
            return switch (standing) {
                case Standing.Ongoing(Optional<ObjectNode> checkpoint, String description) ->
                        new Row(
                                checkpoint.isPresent() ? "running" : "queued",
                                false,
                                checkpoint,
                                description,
                                Optional.empty());
                case Standing.Succeeded(String description) ->
                        new Row("succeeded", true, Optional.empty(), description, Optional.empty());
                case Standing.Failed(Failure failure) ->
                        new Row(
                                "failed",
                                true,
                                Optional.empty(),
                                failure.message(),
                                Optional.of(failure));
            };
        }
    }

    private static AuditEntry entry(Intake intake, Order order) {
        ObjectNode details =
                Json.object()
                        .put("origin", order.origin())
                        .put("platform", intake.operation().operation().order().caller().platform())
                        .put("bindings", intake.bindings().size())
                        .put(
                                "state",
                                intake.instance()
                                        .map(StoredInstance::state)
                                        .map(Words::of)
                                        .orElse("gone"));
        intake.instance()
                .ifPresent(
                        instance ->
                                details.put("service_id", instance.serviceId())
                                        .put("plan_id", instance.shape().planId())
                                        .put("organization", instance.tenancy().organization())
                                        .put("space", instance.tenancy().space()));
        return new AuditEntry(
                new Actor.Operator(order.why().operator()),
                "import",
                new AuditEntry.Target(
                        Optional.of(intake.instanceId()),
                        Optional.empty(),
                        Optional.of(intake.operation().operation().id())),
                order.why().requestId(),
                "succeeded",
                Optional.of(order.why().reason()),
                details);
    }
}
