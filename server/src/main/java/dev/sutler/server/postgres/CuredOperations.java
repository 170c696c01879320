package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.Operation.Subject;
import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.core.operator.Cure.Seen;
import dev.sutler.core.operator.JournalEntry.Outcome;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// What operators' orders do to rows of operations. Each statement is fenced by the epoch at which
/// the operation was seen.
final class CuredOperations {

    private static final String FENCE = " WHERE id = ?::uuid AND epoch = ? AND finished_at IS NULL";

    /* The same moment wherever it stands in a statement. */
    private static final String LEASED = "coalesce(lease_until > statement_timestamp(), false)";

    /* It cut another one short, whose worker has not let go yet: only when it has, this one is due. */
    private static final String WAITING =
            "waits_for IS NOT NULL AND epoch = 0 AND finished_at IS NULL"
                    + " AND run_at > statement_timestamp()";

    private static final String MAKE_DUE =
            "UPDATE operation SET run_at = statement_timestamp()"
                    + FENCE
                    + " AND NOT %s AND NOT (%s)".formatted(LEASED, WAITING);

    /* Its worker keeps the lease until it has let go, and whoever takes it up begins then. */
    private static final String COMPENSATE =
            seen(" AND state <> 'compensating'")
                    + """
                    done AS (
                        UPDATE operation o SET state = 'compensating', failure = ?::jsonb,
                            description = ?, abandoned = coalesce(o.checkpoint, o.abandoned),
                            checkpoint = NULL, attempt = 0, steps = o.steps + 1,
                            run_at = statement_timestamp(),
                            deadline = greatest(o.deadline, statement_timestamp()),
                            epoch = o.epoch + 1,
                            yields_epoch = CASE WHEN LEASED
                                THEN coalesce(o.yields_epoch, o.epoch) END,
                            lease_owner = CASE WHEN LEASED THEN o.lease_owner END,
                            lease_until = CASE WHEN LEASED THEN o.lease_until END
                        FROM was WHERE o.id = was.id
                        RETURNING was.*, o.description AS said),
                    """
                            .replace("LEASED", LEASED)
                    + JournalSql.noted(Outcome.COMPENSATING, "done", "said", "NULL::timestamptz")
                    + " SELECT 1 FROM done";

    private static final String LATE =
            LEASED + " AND deadline <= statement_timestamp() + interval '1 second'";

    /*
     * A worker whose try began when the time was up would report the operation as failed, so that try does not count. One
     * that began before ends in another one, for which the new deadline holds.
     */
    private static final String EXTEND =
            """
            UPDATE operation SET
                deadline = greatest(deadline, statement_timestamp() + ? * interval '1 microsecond'),
                epoch = CASE WHEN LATE THEN epoch + 1 ELSE epoch END,
                yields_epoch = CASE WHEN LATE THEN coalesce(yields_epoch, epoch)
                    ELSE yields_epoch END,
                run_at = CASE WHEN LATE THEN statement_timestamp() ELSE run_at END
            """
                            .replace("LATE", LATE)
                    + FENCE;

    /* For a while nobody claims it, so that whoever took it away can end it. If he does not, it goes on. */
    private static final String TAKE =
            """
            UPDATE operation SET epoch = epoch + 1, yields_epoch = epoch,
                run_at = greatest(run_at, lease_until + interval '15 seconds')
            """
                    + FENCE
                    + " AND yields_epoch IS NULL AND "
                    + LEASED;

    private static final String END =
            seen("")
                    + """
                    done AS (
                        UPDATE operation o SET state = 'failed', finished_at = clock_timestamp(),
                            description = ?, failure = ?::jsonb, epoch = o.epoch + 1,
                            abandoned = %s, steps = o.steps + 1,
                            lease_owner = NULL, lease_until = NULL, yields_epoch = NULL
                        FROM was WHERE o.id = was.id
                        RETURNING was.*, o.state AS ending, o.description AS said),
                    """
                            .formatted(CutShort.leftBehind("o"))
                    + JournalSql.finished("done")
                    + ", "
                    + AuditSql.FINISHED
                    + " SELECT 1 FROM done";

    /* One index knows the operations about instances, another one those about bindings. */
    private static final String ON_INSTANCE =
            "SELECT 1 FROM operation WHERE instance_id = ? AND binding_id IS NULL AND (%s)";

    private static final String ON_ANY_BINDING =
            "SELECT 1 FROM operation WHERE instance_id = ? AND binding_id IS NOT NULL AND (%s)";

    private static final String HELD = LEASED + " OR " + WAITING;

    private static final String ACTIVE = "finished_at IS NULL";

    private CuredOperations() {}

    /* The operation's row as it was; parameters: its id, and the epoch at which it was seen. */
    private static String seen(String condition) {
        return "WITH was AS (SELECT "
                + JournalSql.WAS
                + " FROM operation"
                + FENCE
                + condition
                + " FOR UPDATE), ";
    }

    static boolean makeDue(Connection connection, Seen seen) throws SQLException {
        try (Query query = new Query(connection, MAKE_DUE)) {
            return fenced(query, seen).update() == 1;
        }
    }

    static boolean compensate(Connection connection, Seen seen, Failure failure)
            throws SQLException {
        try (Query query = new Query(connection, COMPENSATE)) {
            return fenced(query, seen)
                    .json(Documents.of(failure))
                    .sentence("Cleaning up. " + failure.message())
                    .first(row -> true)
                    .isPresent();
        }
    }

    static boolean extend(Connection connection, Seen seen, Duration least) throws SQLException {
        try (Query query = new Query(connection, EXTEND)) {
            return fenced(query.duration(least), seen).update() == 1;
        }
    }

    /// @return whether there was anything to take away
    static boolean take(Connection connection, Seen seen) throws SQLException {
        try (Query query = new Query(connection, TAKE)) {
            return fenced(query, seen).update() == 1;
        }
    }

    static boolean end(Connection connection, Seen seen, Failure failure) throws SQLException {
        try (Query query = new Query(connection, END)) {
            return fenced(query, seen)
                    .sentence(failure.message())
                    .json(Documents.of(failure))
                    .first(row -> true)
                    .isPresent();
        }
    }

    /// Whether a worker holds any operation about this subject, also one that was cut short.
    static boolean held(Connection connection, Subject subject) throws SQLException {
        Optional<String> binding = subject.bindingId();
        return binding.isPresent()
                ? any(connection, new BindingKey(subject.instanceId(), binding.get()), HELD)
                : any(connection, ON_INSTANCE.formatted(HELD), subject.instanceId());
    }

    static boolean anyHeld(Connection connection, String instanceId) throws SQLException {
        return any(connection, ON_INSTANCE.formatted(HELD), instanceId)
                || any(connection, ON_ANY_BINDING.formatted(HELD), instanceId);
    }

    static boolean anyActive(Connection connection, String instanceId) throws SQLException {
        return any(connection, ON_INSTANCE.formatted(ACTIVE), instanceId)
                || any(connection, ON_ANY_BINDING.formatted(ACTIVE), instanceId);
    }

    static boolean anyActive(Connection connection, BindingKey key) throws SQLException {
        return any(connection, key, ACTIVE);
    }

    private static boolean any(Connection connection, String sql, String instanceId)
            throws SQLException {
        try (Query query = new Query(connection, sql)) {
            return query.text(instanceId).first(row -> true).isPresent();
        }
    }

    private static boolean any(Connection connection, BindingKey key, String condition)
            throws SQLException {
        try (Query query =
                new Query(
                        connection,
                        "SELECT 1 FROM operation WHERE instance_id = ? AND binding_id = ? AND (%s)"
                                .formatted(condition))) {
            return query.text(key.instanceId())
                    .text(key.bindingId())
                    .first(row -> true)
                    .isPresent();
        }
    }

    private static Query fenced(Query query, Seen seen) throws SQLException {
        return query.uuid(seen.id()).number(seen.epoch());
    }
}
