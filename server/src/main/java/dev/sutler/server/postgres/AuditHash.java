package dev.sutler.server.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The hash of a link: SHA-256 over the hash of the link before, the entry's number and every
/// column of the entry, each with its length in front, so that no two entries give the same bytes.
final class AuditHash {

    static final int LENGTH = 32;

    /* The columns as text that is the same whatever the session's settings: times as microseconds since 1970, JSON as
    PostgreSQL keeps it, with its keys in its own order. */
    private static final List<String> COLUMNS =
            List.of(
                    "(extract(epoch FROM e.at) * 1000000)::bigint",
                    "e.actor_kind",
                    "e.actor",
                    "e.identity",
                    "e.action",
                    "e.instance_id",
                    "e.binding_id",
                    "e.operation_id",
                    "e.request_id",
                    "e.outcome",
                    "e.reason",
                    "e.details");

    /// What has to be selected of an entry `e` of an outer join to [#read] it.
    static final String SELECTED = selected();

    private static final int ABSENT = -1;

    private AuditHash() {}

    /// An entry as it is hashed: its columns in their order.
    record Content(List<Optional<String>> columns) {
        Content {
            columns = List.copyOf(columns);
        }
    }

    private static String selected() {
        StringBuilder text = new StringBuilder("e.id AS there");
        for (int i = 0; i < COLUMNS.size(); i++) {
            text.append(", ").append(COLUMNS.get(i)).append("::text AS c").append(i);
        }
        return text.toString();
    }

    /// An entry; empty when it is not there.
    static Optional<Content> read(Row row) throws SQLException {
        if (!row.has("there")) {
            return Optional.empty();
        }
        List<Optional<String>> columns = new ArrayList<>();
        for (int i = 0; i < COLUMNS.size(); i++) {
            columns.add(row.optionalText("c" + i));
        }
        return Optional.of(new Content(columns));
    }

    /// The hash of a link.
    ///
    /// @param before the hash of the link before it
    /// @param entryId the entry's number
    /// @param content what it says; empty when it was gone before it could be linked
    static byte[] next(byte[] before, long entryId, Optional<Content> content) {
        MessageDigest digest = sha256();
        digest.update(before);
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(entryId).array());
        content.ifPresent(entry -> entry.columns().forEach(each -> update(digest, each)));
        return digest.digest();
    }

    private static void update(MessageDigest digest, Optional<String> value) {
        ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
        if (value.isEmpty()) {
            digest.update(length.putInt(ABSENT).array());
            return;
        }
        byte[] bytes = value.get().getBytes(StandardCharsets.UTF_8);
        digest.update(length.putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
