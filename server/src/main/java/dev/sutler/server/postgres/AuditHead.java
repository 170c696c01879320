package dev.sutler.server.postgres;

import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.server.sealing.CannotOpenException;
import dev.sutler.server.sealing.Place;
import dev.sutler.server.sealing.SecretStore;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The end of the audit's chain: how many links it has, and the hash of the last one, which stands
/// for all of them.
///
/// @param position the last link's; 0 when there is none
/// @param hash the last link's, in hexadecimal digits
public record AuditHead(long position, String hash) {

    private static final Place PLACE = new Place("audit_head", "sealed", List.of("head"));
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");

    private static final String SEALED = "SELECT sealed FROM audit_head";

    private static final String SEAL =
            """
            INSERT INTO audit_head (id, sealed) VALUES ('head', ?)
            ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed
            """;

    /// That of an empty chain.
    static final AuditHead NONE = new AuditHead(0, "0".repeat(2 * AuditHash.LENGTH));

    /// Reads what [#toString] has written.
    public static Optional<AuditHead> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new AuditHead(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    static AuditHead of(long position, byte[] hash) {
        return new AuditHead(position, HexFormat.of().formatHex(hash));
    }

    byte[] hashBytes() {
        return HexFormat.of().parseHex(hash);
    }

    /// The head as it stands sealed in the database; empty when nothing was linked yet, or when
    /// somebody took it away.
    ///
    /// @throws StoreUnavailableException when the key is missing, which may still come
    /// @throws CannotOpenException when somebody without the key made it
    static Optional<AuditHead> read(Connection connection, SecretStore secrets)
            throws SQLException {
        try (Query query = new Query(connection, SEALED)) {
            return query.first(row -> row.bytes("sealed")).map(bytes -> open(secrets, bytes));
        }
    }

    private static AuditHead open(SecretStore secrets, byte[] sealed) {
        try {
            ByteBuffer plain = ByteBuffer.wrap(secrets.open(PLACE, sealed));
            long position = plain.getLong();
            byte[] hash = new byte[AuditHash.LENGTH];
            plain.get(hash);
            return of(position, hash);
        } catch (CannotOpenException closed) {
            if (closed.keyMissing()) {
                throw new StoreUnavailableException(String.valueOf(closed.getMessage()), closed);
            }
            throw closed;
        }
    }

    /// Seals this head in the database, in the place of the one before.
    void write(Connection connection, SecretStore secrets) throws SQLException {
        byte[] plain =
                ByteBuffer.allocate(Long.BYTES + AuditHash.LENGTH)
                        .putLong(position)
                        .put(hashBytes())
                        .array();
        try (Query query = new Query(connection, SEAL)) {
            query.bytes(secrets.seal(PLACE, plain)).update();
        }
    }

    /// As it is noted elsewhere: position and hash.
    @Override
    public String toString() {
        return position + ":" + hash;
    }
}
