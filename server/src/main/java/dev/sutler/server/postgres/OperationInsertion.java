package dev.sutler.server.postgres;

import dev.sutler.core.audit.Actor;
import dev.sutler.core.lifecycle.Caller;
import dev.sutler.core.lifecycle.InstanceShape;
import dev.sutler.core.lifecycle.NewOperation;

import tools.jackson.databind.node.ObjectNode;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The part of every transition's statement that inserts the operation.
///
/// @param operation what to insert
/// @param holder who gets the lease
/// @param predecessor the operation that this one cuts short, and until when its lease lasts
record OperationInsertion(
        NewOperation operation, Optional<Holder> holder, Optional<Predecessor> predecessor) {

    /// Who gets the lease at once, and for how long.
    record Holder(UUID worker, Duration lease) {}

    /// An operation that was cut short.
    ///
    /// @param leasedUntil when its worker's lease ends; empty when it had none any more
    /// @param leftBehind the last checkpoint of what it made, as the row had it when it ended
    record Predecessor(UUID id, Optional<Instant> leasedUntil, Optional<ObjectNode> leftBehind) {

        /// Without what may be secret.
        @Override
        public String toString() {
            return "Predecessor[" + id + "]";
        }
    }

    /*
     * Follows a common table expression `subject` that wrote the resource and returned the time as `now` and what the
     * audit tells of it as `about`: no row there, no operation.
     */
    static final String SQL =
            """
            , begun AS (
                INSERT INTO operation (id, instance_id, binding_id, kind, asked, target_plan_id,
                    from_failed, caller_platform, caller_identity, request_id, time_limit_micros,
                    abandoned, waits_for, state, attempt, epoch, description, created_at, deadline,
                    run_at, lease_owner, lease_until, attempt_started_at)
                SELECT ?::uuid, ?, ?, ?, ?, ?,
                    ?, ?, ?::jsonb, ?, ?,
                    ?::bytea, ?::uuid, ?, ?,
                    CASE WHEN worker IS NULL THEN 0 ELSE nextval('operation_epoch') END, '', now, now + ? * interval '1 microsecond',
                    coalesce(?::timestamptz, now), worker, now + lease * interval '1 microsecond',
                    CASE WHEN worker IS NOT NULL THEN now END
                FROM subject, (SELECT ?::uuid AS worker, ?::bigint AS lease) AS holder
                RETURNING *),
            """
                    + AuditSql.BEGUN
                    + " SELECT "
                    + OperationRows.columns("o")
                    + " FROM begun o";

    /// Gives the parameters, the last ones of the statement.
    void give(Query query, OperationRows rows) throws SQLException {
        query.uuid(operation.id())
                .text(operation.subject().instanceId())
                .text(operation.subject().bindingId())
                .text(Words.of(operation.kind()));
        giveOrder(query, rows);
        giveStart(query);
        giveActor(query);
    }

    private void giveOrder(Query query, OperationRows rows) throws SQLException {
        var order = operation.order();
        query.bytes(rows.sealAsked(operation.id(), order))
                .text(order.target().map(InstanceShape::planId))
                .flag(order.fromFailed())
                .text(order.caller().platform())
                .json(order.caller().identity().map(Documents::of))
                .text(order.caller().requestId())
                .duration(order.timeLimit())
                .bytes(abandoned().map(left -> rows.sealCheckpoint(operation.id(), left)));
    }

    /* Whoever decided may have seen the predecessor at an earlier checkpoint. */
    private Optional<ObjectNode> abandoned() {
        return predecessor.isPresent() ? predecessor.get().leftBehind() : operation.abandoned();
    }

    private void giveStart(Query query) throws SQLException {
        int begun = holder.isPresent() ? 1 : 0;
        query.uuid(predecessor.map(Predecessor::id))
                .text(holder.isPresent() ? "running" : "queued")
                .number(begun)
                .duration(operation.order().timeLimit())
                .instant(predecessor.flatMap(Predecessor::leasedUntil))
                .uuid(holder.map(Holder::worker))
                .duration(holder.map(Holder::lease));
    }

    private void giveActor(Query query) throws SQLException {
        Caller caller = operation.order().caller();
        AuditTable.giveActor(query, Actor.of(caller));
        query.text(caller.deputy().flatMap(Caller.Deputy::reason).map(AuditTable::bounded))
                .text(caller.deputy().map(_ -> caller.platform()));
    }
}
