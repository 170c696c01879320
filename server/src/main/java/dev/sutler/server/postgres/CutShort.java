package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.NewOperation;
import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.core.operator.JournalEntry.Outcome;
import dev.sutler.server.postgres.OperationInsertion.Predecessor;
import dev.sutler.spi.Progress.Usability;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/// Ends the operation that another one cuts short.
///
/// It is finished, as failed, but keeps its lease: as long as its worker has not let go, the
/// provider may still be at work, and the operation that follows must wait. A finished operation
/// with a lease is one that was cut short.
final class CutShort {

    private static final String SQL =
            """
            WITH was AS (
                SELECT state,
            """
                    + JournalSql.WAS
                    + """
                        FROM operation
                        WHERE id = ?::uuid AND finished_at IS NULL AND instance_id = ?
                            AND binding_id IS NOT DISTINCT FROM ?
                        FOR UPDATE),
                    done AS (
                        UPDATE operation o SET state = 'failed', finished_at = clock_timestamp(),
                            description = ?, failure = ?::jsonb, steps = o.steps + 1
                        FROM was WHERE o.id = was.id
                        RETURNING was.*, o.state AS ending, o.description AS said, o.lease_until,
                            o.checkpoint, o.abandoned),
                    """
                    + JournalSql.noted(Outcome.CUT_SHORT, "done", "said", "NULL::timestamptz")
                    + ", "
                    + AuditSql.FINISHED
                    + """
                     SELECT CASE WHEN lease_until > clock_timestamp() THEN lease_until END
                            AS leased_until,
                        %s AS left_behind
                    FROM done
                    """
                            .formatted(leftBehind("done"));

    private final OperationRows rows;

    /// The last checkpoint of something that was begun and is neither finished nor known to be
    /// gone. Once an instance was ready, an update's checkpoint is not one of these, nor is a
    /// removal's.
    ///
    /// @param row the alias of the operation's row before it changes
    static String leftBehind(String row) {
        return """
        CASE WHEN R.state <> 'compensating' AND (R.kind IN ('provision', 'bind')
                OR R.kind = 'update' AND EXISTS (SELECT 1 FROM service_instance made
                    WHERE made.id = R.instance_id AND NOT made.provisioned))
            THEN coalesce(R.checkpoint, R.abandoned) ELSE R.abandoned END\
        """
                .replace("R.", row + ".");
    }

    CutShort(OperationRows rows) {
        this.rows = rows;
    }

    /// @return empty when there is nothing to cut short: it has finished already, or is about
    ///   something else
    Optional<Predecessor> end(Connection connection, UUID old, NewOperation successor)
            throws SQLException {
        String what = successor.subject().bindingId().isPresent() ? "binding" : "instance";
        String reason = "Cut short: the service " + what + " is being removed.";
        try (Query query = new Query(connection, SQL)) {
            return query.uuid(old)
                    .text(successor.subject().instanceId())
                    .text(successor.subject().bindingId())
                    .text(reason)
                    .json(Documents.of(new Failure(false, reason, Usability.DEFAULT)))
                    .first(
                            row ->
                                    new Predecessor(
                                            old,
                                            row.optionalInstant("leased_until"),
                                            rows.openCheckpoint(old, row, "left_behind")));
        }
    }
}
