package dev.sutler.server.postgres;

import dev.sutler.core.audit.Actor;
import dev.sutler.core.audit.AuditEntry;
import dev.sutler.spi.OriginatingIdentity;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// Where the audit stands. Entries are only ever added, in the transaction of the change that they
/// tell of.
final class AuditTable {

    private static final String APPEND =
            """
            INSERT INTO audit_entry (actor_kind, actor, identity, action, instance_id, binding_id,
                operation_id, request_id, outcome, reason, details)
            VALUES (?, ?, ?::jsonb, ?, ?, ?, ?::uuid, ?, ?, ?, ?::jsonb)
            """;

    private AuditTable() {}

    /// Adds an entry to the transaction of this connection.
    static void append(Connection connection, AuditEntry entry) throws SQLException {
        try (Query query = new Query(connection, APPEND)) {
            giveActor(query, entry.actor());
            query.text(entry.action())
                    .text(entry.target().instanceId())
                    .text(entry.target().bindingId())
                    .uuid(entry.target().operationId())
                    .text(entry.requestId())
                    .text(entry.outcome())
                    .text(entry.reason())
                    .json(entry.details())
                    .update();
        }
    }

    private static void giveActor(Query query, Actor actor) throws SQLException {
        switch (actor) {
            case Actor.Platform(String name, Optional<OriginatingIdentity> identity) ->
                    query.text("platform").text(name).json(identity.map(Documents::of));
            case Actor.Operator(String name) ->
                    query.text("operator").text(name).json(Optional.empty());
            case Actor.Broker(String part) ->
                    query.text("broker").text(part).json(Optional.empty());
        }
    }
}
