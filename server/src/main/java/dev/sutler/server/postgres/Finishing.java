package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Step.Change;
import dev.sutler.core.store.Store.Held;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// Writes the end of an operation together with what becomes of its resource, in one statement: the
/// resource changes only where the operation's row did.
final class Finishing {

    private static final String FINISH =
            Steps.HELD
                    + """
                    done AS (
                        UPDATE operation o SET state = ?, description = ?, failure = ?::jsonb,
                            finished_at = clock_timestamp(), lease_owner = NULL,
                            lease_until = NULL, steps = o.steps + 1
                        FROM held WHERE o.id = held.id
                        RETURNING held.*, o.state AS ending, o.description AS said),
                    """
                    + JournalSql.finished("done")
                    + ", "
                    + AuditSql.FINISHED
                    + """
                    ,
                            changed AS (
                                %s)
                            SELECT 1 FROM done
                    """;

    private static final String INSTANCE_READY =
            updateInstance(
                    """
                    state = 'ready', provisioned = true, labels = ?::jsonb, attributes = ?::jsonb,
                    provider_state = ?\
                    """);

    private static final String INSTANCE_RESHAPED =
            updateInstance(
                    """
                    state = 'ready', provisioned = true, plan_id = ?, parameters = ?,
                    context = ?::jsonb, maintenance_version = ?,
                    dashboard_url = coalesce(?, dashboard_url), labels = ?::jsonb,
                    attributes = ?::jsonb, provider_state = ?\
                    """);

    private static final String INSTANCE_AS_BEFORE = updateInstance("state = 'ready'");

    private static final String INSTANCE_FAILED = updateInstance("state = 'failed'");

    private static final String INSTANCE_REMOVED =
            FINISH.formatted(
                    "DELETE FROM service_instance i USING done WHERE i.id = done.instance_id");

    private static final String BINDING_READY =
            updateBinding(
                    """
                    state = 'ready', endpoints = ?::jsonb, delivery = ?::bytea,
                    provider_state = ?::bytea, credentials = ?::bytea,
                    expires_at = ?::timestamptz, renew_before = ?::timestamptz,
                    expiry_due_at = NULL, expiry_tries = 0\
                    """);

    private static final String BINDING_AS_BEFORE = updateBinding("state = 'ready'");

    private static final String BINDING_FAILED = updateBinding("state = 'failed'");

    private static final String BINDING_REMOVED =
            FINISH.formatted(
                    """
                    DELETE FROM service_binding b USING done
                    WHERE b.instance_id = done.instance_id AND b.id = done.binding_id\
                    """);

    private final Rows rows;

    Finishing(Rows rows) {
        this.rows = rows;
    }

    private static String updateInstance(String assignments) {
        return FINISH.formatted(
                "UPDATE service_instance i SET version = version + 1, "
                        + assignments
                        + " FROM done WHERE i.id = done.instance_id");
    }

    private static String updateBinding(String assignments) {
        return FINISH.formatted(
                "UPDATE service_binding b SET version = version + 1, "
                        + assignments
                        + " FROM done WHERE b.instance_id = done.instance_id AND b.id ="
                        + " done.binding_id");
    }

    boolean finish(Connection connection, Held held, Step.Finished finished) throws SQLException {
        String instanceId = held.subject().instanceId();
        return switch (finished.change()) {
            case Change.InstanceReady ready ->
                    write(
                            connection,
                            INSTANCE_READY,
                            held,
                            finished,
                            query -> rows.instances().give(query, instanceId, ready.details()));
            case Change.InstanceReshaped reshaped ->
                    write(
                            connection,
                            INSTANCE_RESHAPED,
                            held,
                            finished,
                            query -> give(query, instanceId, reshaped));
            case Change.InstanceAsBefore _ -> write(connection, INSTANCE_AS_BEFORE, held, finished);
            case Change.InstanceFailed _ -> write(connection, INSTANCE_FAILED, held, finished);
            case Change.InstanceRemoved _ -> write(connection, INSTANCE_REMOVED, held, finished);
            case Change.BindingReady ready -> bindingReady(connection, held, finished, ready);
            case Change.BindingAsBefore _ -> write(connection, BINDING_AS_BEFORE, held, finished);
            case Change.BindingFailed _ -> write(connection, BINDING_FAILED, held, finished);
            case Change.BindingRemoved _ -> write(connection, BINDING_REMOVED, held, finished);
        };
    }

    private boolean bindingReady(
            Connection connection, Held held, Step.Finished finished, Change.BindingReady ready)
            throws SQLException {
        Optional<BindingKey> key =
                held.subject()
                        .bindingId()
                        .map(id -> new BindingKey(held.subject().instanceId(), id));
        return key.isPresent()
                && write(
                        connection,
                        BINDING_READY,
                        held,
                        finished,
                        query ->
                                rows.bindings()
                                        .give(query, key.get(), Optional.of(ready.details())));
    }

    private void give(Query query, String instanceId, Change.InstanceReshaped reshaped)
            throws SQLException {
        rows.instances().give(query, instanceId, reshaped.shape());
        query.text(reshaped.dashboardUrl());
        rows.instances().give(query, instanceId, reshaped.details());
    }

    private static boolean write(
            Connection connection, String sql, Held held, Step.Finished finished)
            throws SQLException {
        return write(connection, sql, held, finished, query -> {});
    }

    /// Gives the parameters of a change.
    @FunctionalInterface
    private interface Giver {
        void give(Query query) throws SQLException;
    }

    private static boolean write(
            Connection connection, String sql, Held held, Step.Finished finished, Giver change)
            throws SQLException {
        try (Query query = new Query(connection, sql)) {
            Steps.fenced(query, held)
                    .text(finished.failure().isPresent() ? "failed" : "succeeded")
                    .sentence(finished.description())
                    .json(finished.failure().map(Documents::of));
            change.give(query);
            return query.found();
        }
    }
}
