package dev.sutler.server.postgres;

import dev.sutler.core.audit.Actor;
import dev.sutler.core.audit.AuditEntry;
import dev.sutler.spi.OriginatingIdentity;

import tools.jackson.databind.node.ObjectNode;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Where the audit stands. Entries are only ever added, in the transaction of the change that they
/// tell of.
final class AuditTable {

    private static final int LONGEST_REASON = 4_000;

    static final String PLATFORM = "platform";
    static final String OPERATOR = "operator";
    static final String BROKER = "broker";

    private AuditTable() {}

    /// Adds an entry to the transaction of this connection.
    static void append(Connection connection, AuditEntry entry) throws SQLException {
        try (Query query = new Query(connection, AuditSql.ENTRY)) {
            give(query, entry).update();
        }
    }

    /// Adds entries likewise, all at once.
    static void append(Connection connection, List<AuditEntry> entries) throws SQLException {
        try (Query query = new Query(connection, AuditSql.ENTRY)) {
            for (AuditEntry entry : entries) {
                give(query, entry).next();
            }
            query.all();
        }
    }

    private static Query give(Query query, AuditEntry entry) throws SQLException {
        giveActor(query, entry.actor());
        return query.json(identity(entry.actor()))
                .text(entry.action())
                .text(entry.target().instanceId())
                .text(entry.target().bindingId())
                .uuid(entry.target().operationId())
                .text(entry.requestId())
                .text(entry.outcome())
                .text(entry.reason().map(AuditTable::bounded))
                .json(entry.details());
    }

    private static Optional<ObjectNode> identity(Actor actor) {
        return switch (actor) {
            case Actor.Platform(String _, Optional<OriginatingIdentity> identity) ->
                    identity.map(Documents::of);
            case Actor.Operator _, Actor.Broker _ -> Optional.empty();
        };
    }

    /// A reason as it can be stored.
    static String bounded(String reason) {
        String clean = Texts.cleaned(reason);
        int end = Math.min(clean.length(), LONGEST_REASON);
        boolean split = end < clean.length() && Character.isHighSurrogate(clean.charAt(end - 1));
        return clean.substring(0, split ? end - 1 : end);
    }

    /// Gives the kind of an actor and its name.
    static void giveActor(Query query, Actor actor) throws SQLException {
        query.text(kind(actor)).text(name(actor));
    }

    /// The word for what an actor is.
    static String kind(Actor actor) {
        return switch (actor) {
            case Actor.Platform _ -> PLATFORM;
            case Actor.Operator _ -> OPERATOR;
            case Actor.Broker _ -> BROKER;
        };
    }

    /// What an actor is called.
    static String name(Actor actor) {
        return switch (actor) {
            case Actor.Platform(String name, var _) -> name;
            case Actor.Operator(String name) -> name;
            case Actor.Broker(String part) -> part;
        };
    }
}
