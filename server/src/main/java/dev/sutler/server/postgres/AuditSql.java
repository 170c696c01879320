package dev.sutler.server.postgres;

/// The part of a statement that adds to the audit what the statement does: with it or not at all,
/// and without a question of its own to the database.
final class AuditSql {

    /* Who links the audit finds it there. */
    private static final String PENDING =
            """
            ,
                    pending AS (
                        INSERT INTO audit_pending (entry_id) SELECT id FROM audited)\
            """;

    /// The beginning of an operation, from `begun`, its row, and from `subject`, which says what it
    /// is `about`. Parameters: the kind of actor, the actor, the reason and the platform, where
    /// that is not the actor.
    static final String BEGUN =
            """
            audited AS (
                INSERT INTO audit_entry (actor_kind, actor, identity, action, instance_id,
                    binding_id, operation_id, request_id, outcome, reason, details)
                SELECT ?, ?, caller_identity, kind, instance_id, binding_id, id, request_id,
                    'accepted', ?, jsonb_strip_nulls(about || jsonb_build_object(
                        'target_plan_id', target_plan_id, 'platform', ?::text))
                FROM begun, subject
                RETURNING id)\
            """
                    + PENDING;

    /// The end of an operation, from `done`: what [JournalSql#WAS] names, and how it ended. The
    /// broker itself ends it.
    static final String FINISHED =
            """
            audited AS (
                INSERT INTO audit_entry (actor_kind, actor, action, instance_id, binding_id,
                    operation_id, request_id, outcome, reason, details)
                SELECT 'broker', 'operations', kind, instance_id, binding_id, id, request_id,
                    ending, CASE WHEN ending = 'failed' THEN said END,
                    jsonb_build_object('platform', caller_platform)
                FROM done
                RETURNING id)\
            """
                    + PENDING;

    /// The end of a binding whose instance is being deprovisioned, from `done` and from `removed`,
    /// its row.
    static final String BINDING_REMOVED =
            """
            audited AS (
                INSERT INTO audit_entry (actor_kind, actor, action, instance_id, binding_id,
                    operation_id, request_id, outcome, details)
                SELECT 'broker', 'operations', 'unbind', done.instance_id, removed.binding_id,
                    done.id, request_id, 'succeeded',
                    jsonb_build_object('platform', caller_platform)
                FROM done, removed
                RETURNING id)\
            """
                    + PENDING;

    /// One entry by itself.
    static final String ENTRY =
            """
            WITH audited AS (
                INSERT INTO audit_entry (actor_kind, actor, identity, action, instance_id,
                    binding_id, operation_id, request_id, outcome, reason, details)
                VALUES (?, ?, ?::jsonb, ?, ?, ?, ?::uuid, ?, ?, ?, ?::jsonb)
                RETURNING id)
            INSERT INTO audit_pending (entry_id) SELECT id FROM audited
            """;

    private AuditSql() {}
}
