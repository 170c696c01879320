package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.lifecycle.Transition;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// Writes the transitions of instances.
final class InstanceBeginnings {

    /* The time, and what the audit tells of the instance. */
    private static final String ABOUT =
            """
             clock_timestamp() AS now, jsonb_build_object('service_id', service_id,
                    'plan_id', plan_id, 'organization', organization, 'space', space) AS about)
            """;

    private static final String NEW =
            """
            WITH subject AS (
                INSERT INTO service_instance (id, platform, service_id, organization, space,
                    plan_id, parameters, context, maintenance_version, state, provisioned,
                    dashboard_url, labels, attributes, provider_state, version)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?::jsonb, ?::jsonb,
                    ?, 1)
                ON CONFLICT (id) DO NOTHING
                RETURNING\
            """
                    + ABOUT
                    + OperationInsertion.SQL;

    /* See LOCK: this must not be the statement that waits for the lock. */
    private static final String QUIET =
            """
             AND NOT EXISTS (SELECT 1 FROM operation busy
                    WHERE busy.instance_id = service_instance.id
                        AND busy.binding_id IS NOT NULL AND busy.finished_at IS NULL)
                RETURNING\
            """
                    + ABOUT;

    private static final String AGAIN =
            """
            WITH subject AS (
                UPDATE service_instance SET platform = ?, service_id = ?, organization = ?, space = ?,
                    plan_id = ?, parameters = ?, context = ?::jsonb, maintenance_version = ?,
                    state = ?, provisioned = ?, dashboard_url = ?, labels = ?::jsonb,
                    attributes = ?::jsonb, provider_state = ?, version = version + 1
                WHERE id = ? AND version = ?\
            """
                    + QUIET
                    + OperationInsertion.SQL;

    private static final String UPDATE =
            """
            WITH subject AS (
                UPDATE service_instance SET state = 'updating', version = version + 1
                WHERE id = ? AND version = ?\
            """
                    + QUIET
                    + OperationInsertion.SQL;

    /*
     * A bind locks the instance's row too, if only against writers. Whoever holds this lock sees, in
     * the next statement, every operation of a binding that got in before; any later one finds the
     * version moved.
     */
    private static final String LOCK =
            "SELECT 1 FROM service_instance WHERE id = ? AND version = ? FOR UPDATE";

    private static final String DEPROVISION =
            """
            WITH subject AS (
                UPDATE service_instance SET state = 'deprovisioning', version = version + 1
                WHERE id = ? AND version = ?\
            """
                    + QUIET
                    + OperationInsertion.SQL;

    private final Rows rows;

    InstanceBeginnings(Rows rows) {
        this.rows = rows;
    }

    Optional<Operation> provision(
            Connection connection, Transition.Provision provision, OperationInsertion insertion)
            throws SQLException {
        StoredInstance instance = provision.instance();
        try (Query query = new Query(connection, NEW)) {
            query.text(instance.id());
            rows.instances().give(query, instance);
            insertion.give(query, rows.operations());
            return query.first(rows.operations()::read);
        }
    }

    /// A provision of an instance that has failed. Needs a transaction around it.
    Optional<Operation> provisionAgain(
            Connection connection, Transition.Provision provision, OperationInsertion insertion)
            throws SQLException {
        StoredInstance instance = provision.instance();
        long version = instance.status().version();
        if (!locked(connection, instance.id(), version)) {
            return Optional.empty();
        }
        try (Query query = new Query(connection, AGAIN)) {
            rows.instances().give(query, instance);
            query.text(instance.id()).number(version);
            insertion.give(query, rows.operations());
            return query.first(rows.operations()::read);
        }
    }

    /// Needs a transaction around it.
    Optional<Operation> update(
            Connection connection, Transition.Update update, OperationInsertion insertion)
            throws SQLException {
        return turn(connection, UPDATE, update.instanceId(), update.version(), insertion);
    }

    /// Needs a transaction around it.
    Optional<Operation> deprovision(
            Connection connection, Transition.Deprovision deprovision, OperationInsertion insertion)
            throws SQLException {
        return turn(
                connection,
                DEPROVISION,
                deprovision.instanceId(),
                deprovision.version(),
                insertion);
    }

    private Optional<Operation> turn(
            Connection connection,
            String sql,
            String instanceId,
            long version,
            OperationInsertion insertion)
            throws SQLException {
        if (!locked(connection, instanceId, version)) {
            return Optional.empty();
        }
        try (Query query = new Query(connection, sql)) {
            query.text(instanceId).number(version);
            insertion.give(query, rows.operations());
            return query.first(rows.operations()::read);
        }
    }

    private static boolean locked(Connection connection, String instanceId, long version)
            throws SQLException {
        try (Query query = new Query(connection, LOCK)) {
            return query.text(instanceId).number(version).first(row -> true).isPresent();
        }
    }
}
