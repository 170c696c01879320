package dev.sutler.server.postgres;

import dev.sutler.core.audit.Actor;
import dev.sutler.core.audit.AuditEntry;
import dev.sutler.spi.OriginatingIdentity;

import tools.jackson.databind.node.ObjectNode;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// Where the audit stands. Entries are only ever added, in the transaction of the change that they
/// tell of.
final class AuditTable {

    private AuditTable() {}

    /// Adds an entry to the transaction of this connection.
    static void append(Connection connection, AuditEntry entry) throws SQLException {
        try (Query query = new Query(connection, AuditSql.ENTRY)) {
            giveActor(query, entry.actor());
            query.json(identity(entry.actor()))
                    .text(entry.action())
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

    private static Optional<ObjectNode> identity(Actor actor) {
        return switch (actor) {
            case Actor.Platform(String _, Optional<OriginatingIdentity> identity) ->
                    identity.map(Documents::of);
            case Actor.Operator _, Actor.Broker _ -> Optional.empty();
        };
    }

    /// Gives the kind of an actor and its name.
    static void giveActor(Query query, Actor actor) throws SQLException {
        switch (actor) {
            case Actor.Platform(String name, Optional<OriginatingIdentity> _) ->
                    query.text("platform").text(name);
            case Actor.Operator(String name) -> query.text("operator").text(name);
            case Actor.Broker(String part) -> query.text("broker").text(part);
        }
    }
}
