package dev.sutler.server.postgres;

import dev.sutler.core.operator.JournalEntry.Outcome;
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

    /// The operation's row as it was, if the worker may still write; parameters: those of [#FENCE].
    static final String HELD =
            "WITH held AS (SELECT "
                    + JournalSql.WAS
                    + " FROM operation WHERE"
                    + FENCE
                    + " FOR UPDATE), ";

    private static final String WORKING =
            update(
                    """
                    description = ?, checkpoint = ?, attempt = 0,
                    run_at = clock_timestamp() + ? * interval '1 microsecond',
                    lease_owner = NULL, lease_until = NULL\
                    """,
                    JournalSql.noted(Outcome.WORKING, "done", "said", "run_at"));

    private static final String RETRY =
            update(
                    """
                    description = ?,
                    run_at = clock_timestamp() + ? * interval '1 microsecond',
                    lease_owner = NULL, lease_until = NULL\
                    """,
                    JournalSql.noted(Outcome.RETRY, "done", "said", "run_at"));

    /* The worker goes on at once, so the first attempt at the next step has begun. */
    private static final String COMPENSATE =
            update(
                    """
                    description = ?, failure = ?::jsonb, state = 'compensating',
                    abandoned = coalesce(checkpoint, abandoned), checkpoint = NULL, attempt = 1,
                    attempt_started_at = clock_timestamp()\
                    """,
                    JournalSql.noted(Outcome.COMPENSATING, "done", "said", "NULL::timestamptz"));

    private static final String BINDING_REMOVED =
            update(
                    """
                    checkpoint = NULL, attempt = 1, attempt_started_at = clock_timestamp()\
                    """,
                    """
                    removed AS (
                        DELETE FROM service_binding b USING done
                        WHERE b.instance_id = done.instance_id AND b.id = ?
                        RETURNING b.id AS binding_id),
                    """
                            + JournalSql.noted(
                                    Outcome.BINDING_REMOVED,
                                    "done",
                                    "'A binding was removed.'",
                                    "NULL::timestamptz")
                            + ", "
                            + AuditSql.BINDING_REMOVED);

    private static final String CREDENTIALS_REVOKED =
            update(
                    """
                    checkpoint = NULL, attempt = 1, attempt_started_at = clock_timestamp()\
                    """,
                    """
                    revoked AS (
                        UPDATE service_binding b SET endpoints = NULL, delivery = NULL,
                            provider_state = NULL, credentials = NULL, expires_at = NULL,
                            renew_before = NULL
                        FROM done
                        WHERE b.instance_id = done.instance_id AND b.id = done.binding_id),
                    """
                            + JournalSql.noted(
                                    Outcome.CREDENTIALS_REVOKED,
                                    "done",
                                    "'The old credentials work no more.'",
                                    "NULL::timestamptz"));

    private final OperationRows rows;
    private final Finishing finishing;

    /* What is set stands in terms of the row as it was. */
    private static String update(String assignments, String rest) {
        return HELD
                + "done AS (UPDATE operation o SET "
                + assignments
                + ", steps = o.steps + 1 FROM held WHERE o.id = held.id"
                + " RETURNING held.*, o.description AS said, o.run_at), "
                + rest
                + " SELECT 1 FROM done";
    }

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
            return fenced(query, held)
                    .sentence(working.description())
                    .bytes(rows.sealCheckpoint(held.operationId(), working.checkpoint()))
                    .duration(working.retryAfter())
                    .found();
        }
    }

    private static boolean retry(Connection connection, Held held, Step.Retry retry)
            throws SQLException {
        try (Query query = new Query(connection, RETRY)) {
            return fenced(query, held)
                    .sentence(retry.description())
                    .duration(retry.delay())
                    .found();
        }
    }

    private static boolean compensate(Connection connection, Held held, Step.Compensate compensate)
            throws SQLException {
        try (Query query = new Query(connection, COMPENSATE)) {
            return fenced(query, held)
                    .sentence(compensate.description())
                    .json(Documents.of(compensate.failure()))
                    .found();
        }
    }

    private static boolean bindingRemoved(
            Connection connection, Held held, Step.BindingRemoved removed) throws SQLException {
        try (Query query = new Query(connection, BINDING_REMOVED)) {
            return fenced(query, held).text(removed.bindingId()).found();
        }
    }

    private static boolean credentialsRevoked(Connection connection, Held held)
            throws SQLException {
        try (Query query = new Query(connection, CREDENTIALS_REVOKED)) {
            return fenced(query, held).found();
        }
    }

    /// Gives the parameters of [#FENCE].
    static Query fenced(Query query, Held held) throws SQLException {
        return query.uuid(held.operationId()).number(held.epoch());
    }
}
