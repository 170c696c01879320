package dev.sutler.server.postgres;

import dev.sutler.server.sealing.CannotOpenException;
import dev.sutler.server.sealing.SecretStore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Goes through the whole audit, link by link, and tells the first thing that is not as it was
/// written. Everything is read as it stood at one moment, in pages.
final class AuditVerification {

    private static final int PAGE = 2_000;

    private static final String NEXT =
            "SELECT l.position, l.entry_id, encode(l.hash, 'hex') AS hash, "
                    + AuditHash.SELECTED
                    + " FROM (SELECT * FROM audit_link WHERE position > ? ORDER BY position LIMIT"
                    + " ?) AS l LEFT JOIN audit_entry e ON e.id = l.entry_id ORDER BY l.position";

    private static final String UNLINKED =
            """
            SELECT e.id FROM audit_entry e
            WHERE NOT EXISTS (SELECT 1 FROM audit_link l WHERE l.entry_id = e.id)
                AND NOT EXISTS (SELECT 1 FROM audit_pending p WHERE p.entry_id = e.id)
            ORDER BY e.id LIMIT 1
            """;

    private static final String PENDING = "SELECT count(*) AS pending FROM audit_pending";

    private final Connection connection;
    private final SecretStore secrets;
    private final Optional<AuditHead> noted;
    private AuditHead reached = AuditHead.NONE;
    private boolean metNoted;

    /// @param connection in a transaction that sees one moment
    /// @param noted a head that was noted elsewhere, which must be on the way
    AuditVerification(Connection connection, SecretStore secrets, Optional<AuditHead> noted) {
        this.connection = connection;
        this.secrets = secrets;
        this.noted = noted;
        this.metNoted = noted.isEmpty() || noted.get().equals(AuditHead.NONE);
    }

    AuditVerdict verify() throws SQLException {
        Optional<AuditHead> sealed;
        try {
            sealed = AuditHead.read(connection, secrets);
        } catch (CannotOpenException forged) {
            return verdict(Optional.of("The sealed head was not made by Sutler: it was forged."));
        }
        Optional<String> finding = walk();
        if (finding.isEmpty()) {
            finding = end(sealed);
        }
        if (finding.isEmpty() && !metNoted) {
            finding =
                    Optional.of(
                            "The head that was noted elsewhere is not on the chain: another audit"
                                    + " stands here.");
        }
        return verdict(finding.isPresent() ? finding : unlinked());
    }

    private AuditVerdict verdict(Optional<String> finding) throws SQLException {
        try (Query query = new Query(connection, PENDING)) {
            long pending = query.first(row -> row.number("pending")).orElse(0L);
            return new AuditVerdict(reached, pending, finding);
        }
    }

    private Optional<String> walk() throws SQLException {
        List<Link> page;
        do {
            page = page();
            for (Link link : page) {
                Optional<String> finding = follow(link);
                if (finding.isPresent()) {
                    return finding;
                }
            }
        } while (page.size() == PAGE);
        return Optional.empty();
    }

    private List<Link> page() throws SQLException {
        try (Query query = new Query(connection, NEXT)) {
            return query.number(reached.position())
                    .number(PAGE)
                    .list(
                            row ->
                                    new Link(
                                            row.number("position"),
                                            row.number("entry_id"),
                                            row.text("hash"),
                                            AuditHash.read(row)));
        }
    }

    private Optional<String> follow(Link link) {
        long expected = reached.position() + 1;
        if (link.position() != expected) {
            return Optional.of("Link %d is missing.".formatted(expected));
        }
        if (link.content().isEmpty()) {
            return Optional.of(
                    "Entry %d, at link %d, is missing.".formatted(link.entryId(), expected));
        }
        byte[] hash = AuditHash.next(reached.hashBytes(), link.entryId(), link.content());
        if (!Arrays.equals(hash, HexFormat.of().parseHex(link.hash()))) {
            return Optional.of(
                    "Entry %d, at link %d, is not what was linked there: it or the link was changed."
                            .formatted(link.entryId(), expected));
        }
        reached = AuditHead.of(expected, hash);
        metNoted = metNoted || noted.filter(reached::equals).isPresent();
        return Optional.empty();
    }

    private Optional<String> end(Optional<AuditHead> sealed) {
        AuditHead head = sealed.orElse(AuditHead.NONE);
        if (head.equals(reached)) {
            return Optional.empty();
        }
        if (sealed.isEmpty()) {
            return Optional.of("The sealed head is missing.");
        }
        if (head.position() > reached.position()) {
            return Optional.of(
                    "Links %d to %d, the last ones, are missing."
                            .formatted(reached.position() + 1, head.position()));
        }
        return Optional.of(
                head.position() < reached.position()
                        ? "Link %d was added, or the sealed head is an old one."
                                .formatted(head.position() + 1)
                        : "The links up to %d were made anew: they do not end at the sealed head."
                                .formatted(head.position()));
    }

    private Optional<String> unlinked() throws SQLException {
        try (Query query = new Query(connection, UNLINKED)) {
            return query.first(row -> row.number("id"))
                    .map("Entry %d was added: it was never linked."::formatted);
        }
    }

    private record Link(
            long position, long entryId, String hash, Optional<AuditHash.Content> content) {}
}
