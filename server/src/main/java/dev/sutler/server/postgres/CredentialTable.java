package dev.sutler.server.postgres;

import dev.sutler.core.audit.Actor;
import dev.sutler.core.audit.AuditEntry;
import dev.sutler.spi.Secret;

import tools.jackson.databind.node.ObjectNode;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Credentials as rows of a table of their own: `platform_credential` or `operator_credential`.
final class CredentialTable implements StoredCredentials {

    /// Whose credentials they are. The names in the statements are these words and nothing else.
    enum Holder {
        PLATFORM("ARRAY[]::text[]"),
        OPERATOR("scopes");

        private final String scopes;

        Holder(String scopes) {
            this.scopes = scopes;
        }

        private String column() {
            return name().toLowerCase(Locale.ROOT);
        }

        private String table() {
            return column() + "_credential";
        }
    }

    private final Pool pool;
    private final Holder holder;
    private final Actor actor;

    /// @param actor who changes them, for the audit
    CredentialTable(Pool pool, Holder holder, Actor actor) {
        this.pool = pool;
        this.holder = holder;
        this.actor = actor;
    }

    /* TABLE_NAME, HOLDER and SCOPES stand for the words of this table. */
    private Query query(Connection connection, String sql) throws SQLException {
        return new Query(
                connection,
                sql.replace("TABLE_NAME", holder.table())
                        .replace("HOLDER", holder.column())
                        .replace("SCOPES", holder.scopes));
    }

    @Override
    public List<StoredCredential> all() {
        return pool.statement("read the credentials", this::all);
    }

    private List<StoredCredential> all(Connection connection) throws SQLException {
        try (Query query =
                query(
                        connection,
                        """
                        SELECT HOLDER AS holder, username, hash, SCOPES AS scopes,
                            created_at, last_used_at, expires_at,
                            (extract(epoch FROM expires_at - clock_timestamp()) * 1000000)::bigint
                                AS remaining
                        FROM TABLE_NAME ORDER BY created_at, username
                        """)) {
            return query.list(CredentialTable::read);
        }
    }

    private static StoredCredential read(Row row) throws SQLException {
        return new StoredCredential(
                row.text("holder"),
                row.text("username"),
                Secret.of(row.text("hash")),
                Set.of(row.texts("scopes")),
                new Life(
                        row.instant("created_at"),
                        row.optionalInstant("last_used_at"),
                        row.optionalInstant("expires_at"),
                        row.has("remaining")
                                ? Optional.of(row.duration("remaining"))
                                : Optional.empty()));
    }

    @Override
    public boolean addFirst(NewCredential credential) {
        return changed(
                connection -> !any(connection) && insert(connection, credential, Optional.empty()));
    }

    @Override
    public boolean addHolder(NewCredential credential) {
        return changed(
                connection ->
                        !any(connection, credential.holder())
                                && insert(connection, credential, Optional.empty()));
    }

    @Override
    public boolean addAnother(NewCredential credential, Optional<Duration> expireOthers) {
        return changed(
                connection -> {
                    if (!any(connection, credential.holder())) {
                        return false;
                    }
                    if (expireOthers.isPresent()) {
                        expire(connection, credential.holder(), expireOthers.get());
                    }
                    return insert(connection, credential, expireOthers);
                });
    }

    /* The lock is held until the transaction ends, so that of two that look at once, one looks after the other has
    written. Reading goes on meanwhile. */
    private boolean changed(Pool.Work<Boolean> change) {
        return pool.transaction(
                        "change the credentials",
                        connection -> {
                            try (Query lock =
                                    query(
                                            connection,
                                            "LOCK TABLE TABLE_NAME IN SHARE ROW EXCLUSIVE MODE")) {
                                lock.update();
                            }
                            return Optional.of(change.on(connection)).filter(done -> done);
                        })
                .isPresent();
    }

    private boolean any(Connection connection) throws SQLException {
        try (Query query = query(connection, "SELECT 1 FROM TABLE_NAME LIMIT 1")) {
            return query.first(row -> true).isPresent();
        }
    }

    private boolean any(Connection connection, String name) throws SQLException {
        try (Query query = query(connection, "SELECT 1 FROM TABLE_NAME WHERE HOLDER = ? LIMIT 1")) {
            return query.text(name).first(row -> true).isPresent();
        }
    }

    private boolean insert(
            Connection connection, NewCredential credential, Optional<Duration> expireOthers)
            throws SQLException {
        String sql =
                switch (holder) {
                    case PLATFORM ->
                            "INSERT INTO TABLE_NAME (HOLDER, username, hash) VALUES (?, ?, ?)";
                    case OPERATOR ->
                            "INSERT INTO TABLE_NAME (HOLDER, username, hash, scopes)"
                                    + " VALUES (?, ?, ?, ?::text[])";
                };
        try (Query query = query(connection, sql)) {
            query.text(credential.holder())
                    .text(credential.username())
                    .text(credential.hash().reveal());
            if (holder == Holder.OPERATOR) {
                query.array("text", credential.scopes().stream().sorted().toArray());
            }
            query.update();
        }
        ObjectNode details = Json.object();
        credential.scopes().stream().sorted().forEach(details.putArray("scopes")::add);
        expireOthers.ifPresent(after -> details.put("others_expire_in", after.toString()));
        note(connection, "add-credential", credential.holder(), credential.username(), details);
        return true;
    }

    private void note(
            Connection connection, String action, String name, String username, ObjectNode details)
            throws SQLException {
        AuditTable.append(
                connection,
                new AuditEntry(
                        actor,
                        action,
                        AuditEntry.Target.BROKER,
                        "",
                        "succeeded",
                        Optional.empty(),
                        details.put(holder.column(), name).put("username", username)));
    }

    private void expire(Connection connection, String name, Duration after) throws SQLException {
        try (Query query =
                query(
                        connection,
                        """
                        UPDATE TABLE_NAME SET expires_at =
                            least(expires_at, clock_timestamp() + ? * interval '1 microsecond')
                        WHERE HOLDER = ?
                        """)) {
            query.duration(after).text(name).update();
        }
    }

    @Override
    public boolean remove(String name, String username) {
        return pool.transaction(
                        "remove a credential",
                        connection -> Optional.of(remove(connection, name, username)))
                .orElse(false);
    }

    private boolean remove(Connection connection, String name, String username)
            throws SQLException {
        try (Query query =
                query(connection, "DELETE FROM TABLE_NAME WHERE HOLDER = ? AND username = ?")) {
            if (query.text(name).text(username).update() == 0) {
                return false;
            }
        }
        note(connection, "remove-credential", name, username, Json.object());
        return true;
    }

    @Override
    public void used(Collection<String> usernames) {
        pool.statement(
                "note which credentials were used",
                connection -> {
                    try (Query query =
                            query(
                                    connection,
                                    """
                                    UPDATE TABLE_NAME SET last_used_at = clock_timestamp()
                                    WHERE username = ANY (?::text[]) AND (last_used_at IS NULL
                                        OR last_used_at < clock_timestamp() - interval '1 minute')
                                    """)) {
                        return query.array("text", usernames.toArray()).update();
                    }
                });
    }
}
