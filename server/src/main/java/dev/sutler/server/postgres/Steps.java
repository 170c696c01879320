package dev.sutler.server.postgres;

import dev.sutler.core.store.Step;
import dev.sutler.core.store.Store.Held;

import java.sql.Connection;
import java.sql.SQLException;

/// Writes what a piece of work on an operation led to. Each step is one statement, fenced by the
/// epoch.
///
/// A lease that has run out but that nobody else took over still counts: the epoch tells, not the
/// time. An operation without a lease takes no step, even under the right epoch: its worker gave it
/// up.
final class Steps {

    /// The condition under which a worker may still write; parameters: id and epoch.
    static final String FENCE =
            " id = ?::uuid AND epoch = ? AND finished_at IS NULL AND lease_owner IS NOT NULL";

    private static final String REPORTED = "UPDATE operation SET description = ? WHERE" + FENCE;

    private static final String WORKING =
            """
            UPDATE operation SET description = ?, checkpoint = ?, attempt = 0,
                run_at = clock_timestamp() + ? * interval '1 microsecond',
                lease_owner = NULL, lease_until = NULL
            WHERE\
            """
                    + FENCE;

    private static final String RETRY =
            """
            UPDATE operation SET description = ?,
                run_at = clock_timestamp() + ? * interval '1 microsecond',
                lease_owner = NULL, lease_until = NULL
            WHERE\
            """
                    + FENCE;

    /* The worker goes on at once, so the first attempt at the next step has begun. */
    private static final String COMPENSATE =
            """
            UPDATE operation SET description = ?, failure = ?::jsonb, state = 'compensating',
                abandoned = coalesce(checkpoint, abandoned), checkpoint = NULL, attempt = 1
            WHERE\
            """
                    + FENCE;

    private static final String BINDING_REMOVED =
            """
            WITH held AS (
                UPDATE operation SET checkpoint = NULL, attempt = 1
                WHERE\
            """
                    + FENCE
                    + """
                         RETURNING instance_id),
                    removed AS (
                        DELETE FROM service_binding b USING held
                        WHERE b.instance_id = held.instance_id AND b.id = ?)
                    SELECT 1 FROM held
                    """;

    private static final String CREDENTIALS_REVOKED =
            """
            WITH held AS (
                UPDATE operation SET checkpoint = NULL, attempt = 1
                WHERE\
            """
                    + FENCE
                    + """
                         RETURNING instance_id, binding_id),
                    revoked AS (
                        UPDATE service_binding b SET endpoints = NULL, delivery = NULL,
                            provider_state = NULL, credentials = NULL, expires_at = NULL,
                            renew_before = NULL
                        FROM held
                        WHERE b.instance_id = held.instance_id AND b.id = held.binding_id)
                    SELECT 1 FROM held
                    """;

    private final OperationRows rows;
    private final Finishing finishing;

    Steps(Rows rows) {
        this.rows = rows.operations();
        this.finishing = new Finishing(rows);
    }

    boolean record(Connection connection, Held held, Step step) throws SQLException {
        return switch (step) {
            case Step.Reported reported -> reported(connection, held, reported);
            case Step.Working working -> working(connection, held, working);
            case Step.Retry retry -> retry(connection, held, retry);
            case Step.Compensate compensate -> compensate(connection, held, compensate);
            case Step.BindingRemoved removed -> bindingRemoved(connection, held, removed);
            case Step.CredentialsRevoked _ -> credentialsRevoked(connection, held);
            case Step.Finished finished -> finishing.finish(connection, held, finished);
        };
    }

    private static boolean reported(Connection connection, Held held, Step.Reported reported)
            throws SQLException {
        try (Query query = new Query(connection, REPORTED)) {
            return fenced(query.sentence(reported.description()), held).update() == 1;
        }
    }

    private boolean working(Connection connection, Held held, Step.Working working)
            throws SQLException {
        try (Query query = new Query(connection, WORKING)) {
            query.sentence(working.description())
                    .bytes(rows.sealCheckpoint(held.operationId(), working.checkpoint()))
                    .duration(working.retryAfter());
            return fenced(query, held).update() == 1;
        }
    }

    private static boolean retry(Connection connection, Held held, Step.Retry retry)
            throws SQLException {
        try (Query query = new Query(connection, RETRY)) {
            query.sentence(retry.description()).duration(retry.delay());
            return fenced(query, held).update() == 1;
        }
    }

    private static boolean compensate(Connection connection, Held held, Step.Compensate compensate)
            throws SQLException {
        try (Query query = new Query(connection, COMPENSATE)) {
            query.sentence(compensate.description()).json(Documents.of(compensate.failure()));
            return fenced(query, held).update() == 1;
        }
    }

    private static boolean bindingRemoved(
            Connection connection, Held held, Step.BindingRemoved removed) throws SQLException {
        try (Query query = new Query(connection, BINDING_REMOVED)) {
            return fenced(query, held).text(removed.bindingId()).first(row -> true).isPresent();
        }
    }

    private static boolean credentialsRevoked(Connection connection, Held held)
            throws SQLException {
        try (Query query = new Query(connection, CREDENTIALS_REVOKED)) {
            return fenced(query, held).first(row -> true).isPresent();
        }
    }

    /// Gives the parameters of [#FENCE].
    static Query fenced(Query query, Held held) throws SQLException {
        return query.uuid(held.operationId()).number(held.epoch());
    }
}
