package dev.sutler.server.postgres;

import dev.sutler.server.sealing.CannotOpenException;
import dev.sutler.server.sealing.KeyId;
import dev.sutler.server.sealing.Place;
import dev.sutler.server.sealing.SecretStore;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/// The keys that the store was sealed with, in the table `sealing_key`: for each a sample that only
/// the right key opens.
final class SealingKeys {

    /* Held until the transaction ends: of two that begin with different keys, the second sees the first's. */
    private static final String LOCK = "LOCK TABLE sealing_key IN SHARE ROW EXCLUSIVE MODE";

    private static final String ALL =
            """
            SELECT encode(mark, 'hex') AS mark, encode(sample, 'hex') AS sample,
                (extract(epoch FROM clock_timestamp() - last_used_at) * 1000000)::bigint AS idle
            FROM sealing_key ORDER BY first_used_at, mark
            """;

    private static final String USE =
            """
            INSERT INTO sealing_key (mark, sample) VALUES (?, ?)
            ON CONFLICT (mark) DO UPDATE SET last_used_at = clock_timestamp()
            """;

    private static final String STILL_USED =
            "UPDATE sealing_key SET last_used_at = clock_timestamp() WHERE mark = ?";

    private static final String FORGET = "DELETE FROM sealing_key WHERE mark = ?";

    private static final byte[] SAMPLE = "sutler".getBytes(StandardCharsets.US_ASCII);

    private SealingKeys() {}

    /// A key that the store knows; bytes in hexadecimal digits.
    ///
    /// @param idle how long ago a process last said that it seals with it
    record Known(String mark, String sample, Duration idle) {

        byte[] markBytes() {
            return HexFormat.of().parseHex(mark);
        }

        KeyId key() {
            return KeyId.ofMark(markBytes());
        }
    }

    /// Checks that every key is there that anything may be sealed with, and notes that the present
    /// one is in use. Needs a transaction around it.
    ///
    /// @throws DatabaseUnusableException when a key is missing
    static void use(Connection connection, SecretStore secrets) throws SQLException {
        try (Query lock = new Query(connection, LOCK)) {
            lock.update();
        }
        for (Known known : all(connection)) {
            check(secrets, known);
        }
        byte[] mark = secrets.mark();
        try (Query query = new Query(connection, USE)) {
            query.bytes(mark).bytes(secrets.seal(place(mark), SAMPLE)).update();
        }
    }

    private static void check(SecretStore secrets, Known known) {
        try {
            secrets.open(place(known.markBytes()), HexFormat.of().parseHex(known.sample()));
        } catch (CannotOpenException wrong) {
            throw new DatabaseUnusableException(
                    "The store is sealed with the key "
                            + known.key()
                            + ", which is not in the keyset that Sutler was given. Give it the"
                            + " keyset of this store (secrets.keyset-file or"
                            + " SUTLER_SECRETS_KEYSET), from a backup if need be.",
                    wrong);
        }
    }

    static List<Known> all(Connection connection) throws SQLException {
        try (Query query = new Query(connection, ALL)) {
            return query.list(
                    row -> new Known(row.text("mark"), row.text("sample"), row.duration("idle")));
        }
    }

    /// Notes that the present key still seals.
    static int stillUsed(Connection connection, byte[] mark) throws SQLException {
        try (Query query = new Query(connection, STILL_USED)) {
            return query.bytes(mark).update();
        }
    }

    static int forget(Connection connection, byte[] mark) throws SQLException {
        try (Query query = new Query(connection, FORGET)) {
            return query.bytes(mark).update();
        }
    }

    private static Place place(byte[] mark) {
        return new Place("sealing_key", "sample", List.of(HexFormat.of().formatHex(mark)));
    }
}
