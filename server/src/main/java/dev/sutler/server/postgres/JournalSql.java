package dev.sutler.server.postgres;

import dev.sutler.core.operator.JournalEntry.Outcome;
import dev.sutler.core.operator.OperationJournal;

/// The part of a statement that writes a piece of work into the journal: as the work itself is
/// written, with it or not at all.
///
/// Such a statement first selects the operation's row, for update, as it was: [#WAS]. Then it
/// changes the row, adds 1 to `steps`, and returns what it selected. The entry is made from that.
final class JournalSql {

    /// The columns of an operation that an entry, here and in the audit, is made from.
    static final String WAS =
            """
            id, instance_id, binding_id, kind, request_id, caller_platform, attempt, epoch, steps,
            state = 'compensating' AS undoing, lease_owner AS worker, lease_until AS held_until,
            CASE WHEN lease_owner IS NULL THEN clock_timestamp()
                ELSE coalesce(attempt_started_at, created_at) END AS began\
            """;

    /* The first entries stay; of the later ones, each takes the place of the one so many before it. */
    private static final String NOTED =
            """
            noted AS (
                INSERT INTO operation_step AS step (operation_id, slot, number, attempt, epoch,
                    undoing, worker, started_at, ended_at, outcome, message, retry_at)
                SELECT id, CASE WHEN steps < KEPT THEN steps + 1
                        ELSE KEPT + 1 + mod(steps - KEPT, KEPT) END,
                    steps + 1, attempt, epoch, undoing, worker, began, ENDED, OUTCOME, MESSAGE,
                    RETRY_AT
                FROM SOURCE
                ON CONFLICT (operation_id, slot) DO UPDATE SET number = excluded.number,
                    attempt = excluded.attempt, epoch = excluded.epoch,
                    undoing = excluded.undoing, worker = excluded.worker,
                    started_at = excluded.started_at, ended_at = excluded.ended_at,
                    outcome = excluded.outcome, message = excluded.message,
                    retry_at = excluded.retry_at)\
            """
                    .replace("KEPT", Integer.toString(OperationJournal.KEPT));

    private static final String LOST =
            """
            'The lease of ' || coalesce((SELECT name FROM worker known WHERE known.id = worker),
                'worker ' || worker) || ' ran out.'\
            """;

    private JournalSql() {}

    /// The outcome of work that ends now.
    ///
    /// @param outcome the word for it
    /// @param source what the row was, by the name of the common table expression
    /// @param message an expression on it
    /// @param retryAt an expression on it
    static String noted(Outcome outcome, String source, String message, String retryAt) {
        return noted("'" + Words.of(outcome) + "'", source, "clock_timestamp()", message, retryAt);
    }

    /// The end of the operation, whose state `source` has as `ending`.
    static String finished(String source) {
        return noted("ending", source, "clock_timestamp()", "said", "NULL::timestamptz");
    }

    /// The loss of work whose lease ran out, where there was one.
    static String lost(String source) {
        return noted(
                "'" + Words.of(Outcome.LOST) + "'",
                source + " WHERE worker IS NOT NULL",
                "least(held_until, clock_timestamp())",
                LOST,
                "NULL::timestamptz");
    }

    private static String noted(
            String outcome, String source, String ended, String message, String retryAt) {
        return NOTED.replace("OUTCOME", outcome)
                .replace("MESSAGE", message)
                .replace("ENDED", ended)
                .replace("RETRY_AT", retryAt)
                .replace("SOURCE", source);
    }
}
