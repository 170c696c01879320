package dev.sutler.server.postgres;

import dev.sutler.core.operator.JournalEntry;
import dev.sutler.core.operator.OperationJournal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// The journal as it is read. It is written by the statements that do the work.
final class JournalTable implements OperationJournal {

    private static final String OF =
            """
            SELECT step.*, worker.name AS replica
            FROM operation_step step LEFT JOIN worker ON worker.id = step.worker
            WHERE operation_id = ?::uuid ORDER BY number
            """;

    private final Pool pool;

    JournalTable(Pool pool) {
        this.pool = pool;
    }

    @Override
    public List<JournalEntry> of(UUID operationId) {
        return pool.statement(
                "read the journal of an operation", connection -> of(connection, operationId));
    }

    static List<JournalEntry> of(Connection connection, UUID operationId) throws SQLException {
        try (Query query = new Query(connection, OF)) {
            return query.uuid(operationId).list(JournalTable::read);
        }
    }

    private static JournalEntry read(Row row) throws SQLException {
        return new JournalEntry(
                (int) row.number("number"),
                attempt(row),
                row.instant("started_at"),
                row.instant("ended_at"),
                Words.parse(JournalEntry.Outcome.class, row.text("outcome")),
                row.text("message"),
                row.optionalInstant("retry_at"));
    }

    private static JournalEntry.Attempt attempt(Row row) throws SQLException {
        var replica = row.optionalText("replica");
        return new JournalEntry.Attempt(
                (int) row.number("attempt"),
                row.number("epoch"),
                row.flag("undoing"),
                row.optionalUuid("worker").map(id -> new JournalEntry.Worker(id, replica)));
    }
}
