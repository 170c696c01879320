package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.lifecycle.Transition;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// Writes the transitions of instances.
final class InstanceBeginnings {

    private static final String NEW =
            """
            WITH subject AS (
                INSERT INTO service_instance (id, platform, service_id, organization, space,
                    plan_id, parameters, context, maintenance_version, state, provisioned,
                    dashboard_url, labels, attributes, provider_state, version)
                VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?::jsonb, ?::jsonb,
                    ?::jsonb, 1)
                ON CONFLICT (id) DO NOTHING
                RETURNING clock_timestamp() AS now)
            """
                    + OperationInsertion.SQL;

    private static final String AGAIN =
            """
            WITH subject AS (
                UPDATE service_instance SET platform = ?, service_id = ?, organization = ?, space = ?,
                    plan_id = ?, parameters = ?::jsonb, context = ?::jsonb, maintenance_version = ?,
                    state = ?, provisioned = ?, dashboard_url = ?, labels = ?::jsonb,
                    attributes = ?::jsonb, provider_state = ?::jsonb, version = version + 1
                WHERE id = ? AND version = ?
                RETURNING clock_timestamp() AS now)
            """
                    + OperationInsertion.SQL;

    private static final String UPDATE =
            """
            WITH subject AS (
                UPDATE service_instance SET state = 'updating', version = version + 1
                WHERE id = ? AND version = ?
                RETURNING clock_timestamp() AS now)
            """
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
                WHERE id = ? AND version = ? AND NOT EXISTS (SELECT 1 FROM operation busy
                    WHERE busy.instance_id = ? AND busy.binding_id IS NOT NULL
                        AND busy.finished_at IS NULL)
                RETURNING clock_timestamp() AS now)
            """
                    + OperationInsertion.SQL;

    Optional<Operation> provision(
            Connection connection, Transition.Provision provision, OperationInsertion insertion)
            throws SQLException {
        StoredInstance instance = provision.instance();
        long version = instance.status().version();
        try (Query query = new Query(connection, version == 0 ? NEW : AGAIN)) {
            if (version == 0) {
                query.text(instance.id());
                InstanceRows.give(query, instance);
            } else {
                InstanceRows.give(query, instance);
                query.text(instance.id()).number(version);
            }
            insertion.give(query);
            return query.first(OperationRows::read);
        }
    }

    Optional<Operation> update(
            Connection connection, Transition.Update update, OperationInsertion insertion)
            throws SQLException {
        try (Query query = new Query(connection, UPDATE)) {
            query.text(update.instanceId()).number(update.version());
            insertion.give(query);
            return query.first(OperationRows::read);
        }
    }

    /// Needs a transaction around it.
    Optional<Operation> deprovision(
            Connection connection, Transition.Deprovision deprovision, OperationInsertion insertion)
            throws SQLException {
        if (!locked(connection, deprovision)) {
            return Optional.empty();
        }
        try (Query query = new Query(connection, DEPROVISION)) {
            query.text(deprovision.instanceId())
                    .number(deprovision.version())
                    .text(deprovision.instanceId());
            insertion.give(query);
            return query.first(OperationRows::read);
        }
    }

    private static boolean locked(Connection connection, Transition.Deprovision deprovision)
            throws SQLException {
        try (Query query = new Query(connection, LOCK)) {
            return query.text(deprovision.instanceId())
                    .number(deprovision.version())
                    .first(row -> true)
                    .isPresent();
        }
    }
}
