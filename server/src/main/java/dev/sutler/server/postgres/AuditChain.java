package dev.sutler.server.postgres;

import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.server.sealing.CannotOpenException;
import dev.sutler.server.sealing.SecretStore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Links the entries of the audit: each link's hash holds the hash before it, and the last one is
/// sealed.
///
/// Apart from the transactions that write entries, which would otherwise wait for each other. The
/// links follow the sealed head and not the last row, so that links that were taken away leave a
/// gap, and links that were put there are in the way.
public final class AuditChain {

    /* Any number will do that nothing else in this database locks. */
    private static final long LOCK = 5_847_201_163L;

    private static final String ALONE = "SELECT pg_try_advisory_xact_lock(?) AS mine";

    private static final String ANY = "SELECT 1 FROM audit_link LIMIT 1";

    private static final String TAKE =
            """
            DELETE FROM audit_pending
            WHERE ctid = ANY (ARRAY(SELECT ctid FROM audit_pending LIMIT ?))
            RETURNING entry_id
            """;

    private static final String ENTRIES =
            "SELECT wanted.entry_id, "
                    + AuditHash.SELECTED
                    + " FROM unnest(?::bigint[]) AS wanted (entry_id)"
                    + " LEFT JOIN audit_entry e ON e.id = wanted.entry_id"
                    + " ORDER BY wanted.entry_id";

    private static final String LINK =
            """
            INSERT INTO audit_link (position, entry_id, hash)
            SELECT ? + number, entry, decode(hash, 'hex')
            FROM unnest(?::bigint[], ?::text[]) WITH ORDINALITY AS link (entry, hash, number)
            """;

    private final Pool pool;
    private final SecretStore secrets;

    AuditChain(Pool pool, SecretStore secrets) {
        this.pool = pool;
        this.secrets = secrets;
    }

    /// What came of linking.
    ///
    /// @param linked how many entries
    /// @param missing those that were removed before they could be linked
    public record Linked(int linked, List<Long> missing) {
        private static final Linked NONE = new Linked(0, List.of());

        public Linked {
            missing = List.copyOf(missing);
        }
    }

    /// Links what is not linked yet. Of several processes, one does.
    ///
    /// @param batch how many at most in this call, which is one transaction
    /// @throws DatabaseUnusableException when the chain is not as it was left
    /// @throws StoreUnavailableException when the database does not answer, or the key is missing
    public Linked extend(int batch) {
        return pool.transaction("link the audit", on -> Optional.of(extend(on, batch)))
                .orElseThrow(() -> broken("has links that Sutler did not make", Optional.empty()));
    }

    private Linked extend(Connection connection, int batch) throws SQLException {
        if (!alone(connection)) {
            return Linked.NONE;
        }
        List<Long> taken = take(connection, batch);
        if (taken.isEmpty()) {
            return Linked.NONE;
        }
        AuditHead head = head(connection);
        List<Entry> entries = entries(connection, taken);
        List<String> hashes = new ArrayList<>();
        byte[] last = head.hashBytes();
        for (Entry entry : entries) {
            last = AuditHash.next(last, entry.id(), entry.content());
            hashes.add(HexFormat.of().formatHex(last));
        }
        link(connection, head, entries, hashes);
        AuditHead.of(head.position() + entries.size(), last).write(connection, secrets);
        return new Linked(
                entries.size(),
                entries.stream().filter(e -> e.content().isEmpty()).map(Entry::id).toList());
    }

    private static boolean alone(Connection connection) throws SQLException {
        try (Query query = new Query(connection, ALONE)) {
            return query.number(LOCK).first(row -> row.flag("mine")).orElse(false);
        }
    }

    private static List<Long> take(Connection connection, int batch) throws SQLException {
        try (Query query = new Query(connection, TAKE)) {
            return query.number(batch).list(row -> row.number("entry_id"));
        }
    }

    private AuditHead head(Connection connection) throws SQLException {
        try {
            Optional<AuditHead> head = AuditHead.read(connection, secrets);
            if (head.isEmpty() && any(connection)) {
                throw broken("has links, but its sealed head is gone", Optional.empty());
            }
            return head.orElse(AuditHead.NONE);
        } catch (CannotOpenException forged) {
            throw broken("has a head that was not sealed with its key", Optional.of(forged));
        }
    }

    private static boolean any(Connection connection) throws SQLException {
        try (Query query = new Query(connection, ANY)) {
            return query.found();
        }
    }

    static List<Entry> entries(Connection connection, List<Long> wanted) throws SQLException {
        try (Query query = new Query(connection, ENTRIES)) {
            return query.array("bigint", wanted.toArray())
                    .list(row -> new Entry(row.number("entry_id"), AuditHash.read(row)));
        }
    }

    private static void link(
            Connection connection, AuditHead head, List<Entry> entries, List<String> hashes)
            throws SQLException {
        try (Query query = new Query(connection, LINK)) {
            query.number(head.position())
                    .array("bigint", entries.stream().map(Entry::id).toArray())
                    .array("text", hashes.toArray())
                    .update();
        }
    }

    private static DatabaseUnusableException broken(String how, Optional<CannotOpenException> why) {
        String message =
                "The audit " + how + ". Nothing more is linked to it. Run: sutler audit verify";
        return why.map(cause -> new DatabaseUnusableException(message, cause))
                .orElseGet(() -> new DatabaseUnusableException(message));
    }

    /// An entry to link; without content when it is gone.
    record Entry(long id, Optional<AuditHash.Content> content) {}
}
