package dev.sutler.server.postgres;

import dev.sutler.spi.Secret;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The platforms' credentials, in the table `platform_credential`.
final class CredentialTable implements PlatformCredentials {

    private static final String ALL =
            "SELECT platform, username, hash, created_at FROM platform_credential"
                    + " ORDER BY created_at, username";

    /* Held until the transaction ends, so that of two that look at once, one looks after the other has written. */
    private static final String LOCK = "LOCK TABLE platform_credential IN SHARE ROW EXCLUSIVE MODE";

    private static final String ADD_FIRST =
            """
            INSERT INTO platform_credential (platform, username, hash)
            SELECT ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM platform_credential)
            RETURNING true
            """;

    private final Pool pool;

    CredentialTable(Pool pool) {
        this.pool = pool;
    }

    @Override
    public List<StoredCredential> all() {
        return pool.statement("read the platforms' credentials", CredentialTable::all);
    }

    private static List<StoredCredential> all(Connection connection) throws SQLException {
        try (Query query = new Query(connection, ALL)) {
            return query.list(
                    row ->
                            new StoredCredential(
                                    row.text("platform"),
                                    row.text("username"),
                                    Secret.of(row.text("hash")),
                                    row.instant("created_at")));
        }
    }

    @Override
    public boolean addFirst(String platform, String username, Secret<String> hash) {
        return pool.transaction(
                        "add the first platform's credential",
                        connection -> add(connection, platform, username, hash))
                .isPresent();
    }

    private static Optional<Boolean> add(
            Connection connection, String platform, String username, Secret<String> hash)
            throws SQLException {
        try (Query lock = new Query(connection, LOCK)) {
            lock.update();
        }
        try (Query query = new Query(connection, ADD_FIRST)) {
            return query.text(platform).text(username).text(hash.reveal()).first(row -> true);
        }
    }
}
