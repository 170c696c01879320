package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.Transition;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// Writes the transitions of bindings. Each locks the instance against changes, but not against
/// other bindings.
final class BindingBeginnings {

    /* The time, and what the audit tells of the binding. */
    private static final String ABOUT =
            """
             clock_timestamp() AS now, jsonb_build_object(
                    'service_id', (SELECT service_id FROM instance), 'plan_id', plan_id) AS about)
            """;

    private static final String READY_INSTANCE =
            """
            WITH instance AS (
                SELECT service_id FROM service_instance WHERE id = ? AND version = ? AND state = 'ready'
                FOR SHARE),
            """;

    private static final String NEW =
            READY_INSTANCE
                    + """
                    subject AS (
                        INSERT INTO service_binding (instance_id, id, plan_id, parameters, context,
                            bind_resource, predecessor_id, state, endpoints, delivery,
                            provider_state, credentials, expires_at, renew_before, version)
                        SELECT ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?::jsonb, ?::bytea,
                            ?::bytea, ?::bytea, ?::timestamptz, ?::timestamptz, 1
                        FROM instance
                        ON CONFLICT (instance_id, id) DO NOTHING
                        RETURNING\
                    """
                    + ABOUT
                    + OperationInsertion.SQL;

    private static final String AGAIN =
            READY_INSTANCE
                    + """
                    subject AS (
                        UPDATE service_binding SET plan_id = ?, parameters = ?,
                            context = ?::jsonb, bind_resource = ?::jsonb, predecessor_id = ?,
                            state = ?, endpoints = ?::jsonb, delivery = ?::bytea,
                            provider_state = ?::bytea, credentials = ?::bytea,
                            expires_at = ?::timestamptz, renew_before = ?::timestamptz,
                            version = version + 1
                        FROM instance
                        WHERE instance_id = ? AND id = ? AND version = ?
                        RETURNING\
                    """
                    + ABOUT
                    + OperationInsertion.SQL;

    private static final String UNBIND =
            """
            WITH instance AS (
                SELECT service_id FROM service_instance WHERE id = ? AND version = ? FOR SHARE),
            subject AS (
                UPDATE service_binding SET state = 'unbinding', version = version + 1
                FROM instance
                WHERE instance_id = ? AND id = ? AND version = ?
                RETURNING\
            """
                    + ABOUT
                    + OperationInsertion.SQL;

    private static final String ROTATE =
            READY_INSTANCE
                    + """
                    subject AS (
                        UPDATE service_binding SET state = 'rotating', version = version + 1
                        FROM instance
                        WHERE instance_id = ? AND id = ? AND version = ?
                        RETURNING\
                    """
                    + ABOUT
                    + OperationInsertion.SQL;

    private final Rows rows;

    BindingBeginnings(Rows rows) {
        this.rows = rows;
    }

    Optional<Operation> bind(
            Connection connection, Transition.Bind bind, OperationInsertion insertion)
            throws SQLException {
        StoredBinding binding = bind.binding();
        BindingKey key = binding.key();
        try (Query query = new Query(connection, binding.version() == 0 ? NEW : AGAIN)) {
            query.text(key.instanceId()).number(bind.instanceVersion());
            if (binding.version() == 0) {
                query.text(key.instanceId()).text(key.bindingId());
                give(query, binding);
            } else {
                give(query, binding);
                query.text(key.instanceId()).text(key.bindingId()).number(binding.version());
            }
            insertion.give(query, rows.operations());
            return query.first(rows.operations()::read);
        }
    }

    private void give(Query query, StoredBinding binding) throws SQLException {
        rows.bindings().give(query, binding.key(), binding.request());
        query.text(Words.of(binding.state()));
        rows.bindings().give(query, binding.key(), binding.details());
    }

    Optional<Operation> unbind(
            Connection connection, Transition.Unbind unbind, OperationInsertion insertion)
            throws SQLException {
        return turn(
                connection,
                UNBIND,
                new Versions(unbind.key(), unbind.version(), unbind.instanceVersion()),
                insertion);
    }

    Optional<Operation> rotate(
            Connection connection, Transition.Rotate rotate, OperationInsertion insertion)
            throws SQLException {
        return turn(
                connection,
                ROTATE,
                new Versions(rotate.key(), rotate.version(), rotate.instanceVersion()),
                insertion);
    }

    /* What a binding and its instance were when it was decided to turn it. */
    private record Versions(BindingKey key, long binding, long instance) {}

    private Optional<Operation> turn(
            Connection connection, String sql, Versions versions, OperationInsertion insertion)
            throws SQLException {
        BindingKey key = versions.key();
        try (Query query = new Query(connection, sql)) {
            query.text(key.instanceId())
                    .number(versions.instance())
                    .text(key.instanceId())
                    .text(key.bindingId())
                    .number(versions.binding());
            insertion.give(query, rows.operations());
            return query.first(rows.operations()::read);
        }
    }
}
