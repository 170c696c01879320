package dev.sutler.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.core.audit.Actor;
import dev.sutler.core.audit.AuditEntry;
import dev.sutler.server.sealing.KeyRing;
import dev.sutler.server.sealing.Keyset;
import dev.sutler.testkit.real.RealPostgres;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The chain over the audit: whatever is done to it behind Sutler's back is found.
final class AuditChainTest {

    private static final int MANY = 10_000;

    private final RealPostgres.Database place = Databases.create("audit");
    private final PostgresDatabase database = Databases.open(Databases.options(place));

    @AfterEach
    void close() {
        database.close();
    }

    private void append(int count) {
        for (int number = 1; number <= count; number++) {
            database.audit().append(entry("test-" + number));
        }
    }

    private static AuditEntry entry(String action) {
        return new AuditEntry(
                new Actor.Operator("ada"),
                action,
                AuditEntry.Target.instance("i"),
                "request",
                "accepted",
                Optional.of("because"),
                Json.object().put("plan_id", "p"));
    }

    private int link() {
        return database.audit().chain().extend(MANY).linked();
    }

    private AuditVerdict verdict() {
        return database.audit().verify(Optional.empty());
    }

    private String finding() {
        return verdict().finding().orElse("none");
    }

    /* As the owner of the tables can, who is not Sutler for the moment. */
    private void tamper(String sql) {
        Databases.execute(
                place,
                """
                ALTER TABLE audit_entry DISABLE TRIGGER USER;
                ALTER TABLE audit_link DISABLE TRIGGER USER;
                %s;
                ALTER TABLE audit_entry ENABLE TRIGGER USER;
                ALTER TABLE audit_link ENABLE TRIGGER USER;
                """
                        .formatted(sql));
    }

    @Test
    void anAuditWithNothingInItIsAsItWasWritten() {
        assertThat(link()).isZero();
        assertThat(verdict()).isEqualTo(new AuditVerdict(AuditHead.NONE, 0, Optional.empty()));
    }

    @Test
    void whatIsLinkedIsAsItWasWritten() {
        append(3);
        assertThat(verdict().pending()).isEqualTo(3);

        assertThat(link()).isEqualTo(3);
        append(2);
        assertThat(link()).isEqualTo(2);

        AuditVerdict verdict = verdict();
        assertThat(verdict.finding()).isEmpty();
        assertThat(verdict.pending()).isZero();
        assertThat(verdict.head().position()).isEqualTo(5);
    }

    @Test
    void entriesOfOperationsAreLinkedInBatchesAndVerifiedInPages() {
        for (int number = 0; number < 5; number++) {
            Work.gone(database.store(), "i" + number);
        }
        Databases.execute(
                place,
                """
                WITH audited AS (
                    INSERT INTO audit_entry (actor_kind, actor, action, request_id, outcome, details)
                    SELECT 'broker', 'test', 'many', 'r' || n, 'done', '{}'
                    FROM generate_series(1, 4500) n RETURNING id)
                INSERT INTO audit_pending SELECT id FROM audited
                """);

        while (database.audit().chain().extend(700).linked() > 0) {
            assertThat(finding()).isEqualTo("none");
        }

        assertThat(verdict().head().position()).isEqualTo(4_520);
    }

    @Test
    void nobodyChangesRemovesOrEmptiesByMistake() {
        append(1);
        link();

        for (String table : List.of("audit_entry", "audit_link")) {
            String column = table.equals("audit_entry") ? "outcome = 'x'" : "entry_id = 7";
            for (String sql :
                    List.of(
                            "UPDATE " + table + " SET " + column,
                            "DELETE FROM " + table,
                            "TRUNCATE " + table)) {
                assertThatThrownBy(() -> place.connect().createStatement().execute(sql))
                        .as(sql)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("only added to");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    UPDATE audit_entry SET outcome = 'failed' WHERE id = 3 | Entry 3, at link 3, is not
                    UPDATE audit_entry SET reason = NULL WHERE id = 3 | Entry 3, at link 3, is not
                    UPDATE audit_entry SET at = at - interval '1 microsecond' WHERE id = 2 | Entry 2, at link 2, is not
                    UPDATE audit_entry SET details = '{}' WHERE id = 5 | Entry 5, at link 5, is not
                    UPDATE audit_entry SET identity = '{"a": 1}' WHERE id = 5 | Entry 5, at link 5, is not
                    DELETE FROM audit_entry WHERE id = 2 | Entry 2, at link 2, is missing
                    DELETE FROM audit_entry WHERE id = 5; DELETE FROM audit_link WHERE entry_id = 5 | Links 5 to 5, the last
                    DELETE FROM audit_entry WHERE id = 2; DELETE FROM audit_link WHERE entry_id = 2 | Link 2 is missing
                    DELETE FROM audit_link WHERE position > 2; DELETE FROM audit_entry WHERE id > 2 | Links 3 to 5, the last
                    UPDATE audit_link SET entry_id = -entry_id WHERE position IN (2, 3); UPDATE audit_link SET entry_id = 5 - position WHERE entry_id < 0 | Entry 3, at link 2, is not
                    UPDATE audit_link SET position = -1 * position + 100 WHERE position IN (2, 3); UPDATE audit_link SET position = position - 95 WHERE position > 90 | Entry 3, at link 2, is not
                    INSERT INTO audit_entry (actor_kind, actor, action, request_id, outcome, details) VALUES ('broker', 'b', 'a', 'r', 'o', '{}') | Entry 6 was added
                    INSERT INTO audit_link VALUES (6, 77, decode(repeat('00', 32), 'hex')) | Entry 77, at link 6, is missing
                    UPDATE audit_link SET hash = decode(repeat('00', 32), 'hex') WHERE position = 5 | Entry 5, at link 5, is not
                    DELETE FROM audit_head | The sealed head is missing
                    UPDATE audit_head SET sealed = set_byte(sealed, 20, 1 + get_byte(sealed, 20) % 250) | The sealed head was not made
                    """)
    void whatIsDoneBehindItsBackIsFound(String sql, String found) {
        append(5);
        link();
        assertThat(finding()).isEqualTo("none");

        tamper(sql);

        assertThat(finding()).contains(found);
    }

    @Test
    void aChainThatWasMadeAnewDoesNotEndAtTheSealedHead() throws SQLException {
        append(3);
        link();
        tamper("UPDATE audit_entry SET actor = 'eve' WHERE id = 2");
        List<byte[]> hashes = madeAnew();
        for (int i = 0; i < hashes.size(); i++) {
            byte[] hash = hashes.get(i);
            tamper(
                    "UPDATE audit_link SET hash = decode('%s', 'hex') WHERE position = %d"
                            .formatted(AuditHead.of(1, hash).hash(), i + 1));
        }

        assertThat(finding()).contains("made anew");
        append(1);
        assertThat(link()).isEqualTo(1);
        assertThat(finding()).as("after more was linked").contains("Entry 4, at link 4, is not");
    }

    private List<byte[]> madeAnew() throws SQLException {
        List<byte[]> hashes = new ArrayList<>();
        try (Connection connection = place.connect();
                Query query =
                        new Query(
                                connection,
                                "SELECT e.id, "
                                        + AuditHash.SELECTED
                                        + " FROM audit_entry e ORDER BY e.id")) {
            byte[] last = AuditHead.NONE.hashBytes();
            for (var content : query.list(AuditHash::read)) {
                last = AuditHash.next(last, hashes.size() + 1, content);
                hashes.add(last);
            }
        }
        return hashes;
    }

    @Test
    void aTailThatWasTakenAwayLeavesAGapForEver() {
        append(3);
        link();
        tamper("DELETE FROM audit_link WHERE position = 3; DELETE FROM audit_entry WHERE id = 3");

        append(2);
        assertThat(link()).isEqualTo(2);

        assertThat(finding()).contains("Link 3 is missing");
    }

    @Test
    void nothingIsLinkedToAChainWithoutItsHead() {
        append(1);
        link();
        tamper("DELETE FROM audit_head");
        append(1);

        assertThatThrownBy(this::link)
                .isInstanceOf(DatabaseUnusableException.class)
                .hasMessageContaining("sutler audit verify");
        tamper("DELETE FROM audit_link WHERE position = 1");
        link();
        assertThat(finding()).contains("Entry 1 was added");
    }

    @Test
    void aLinkThatSomebodyPutThereIsInTheWay() {
        append(1);
        link();
        tamper("INSERT INTO audit_link VALUES (2, 77, decode(repeat('00', 32), 'hex'))");
        append(1);

        assertThatThrownBy(this::link)
                .isInstanceOf(DatabaseUnusableException.class)
                .hasMessageContaining("did not make");
        assertThat(verdict().pending()).isEqualTo(1);
    }

    @Test
    void anEntryThatWasRemovedBeforeItWasLinkedIsMissed() {
        append(3);
        tamper("DELETE FROM audit_entry WHERE id = 2");

        AuditChain.Linked linked = database.audit().chain().extend(MANY);

        assertThat(linked.missing()).containsExactly(2L);
        assertThat(finding()).contains("Entry 2, at link 2, is missing");
    }

    @Test
    void whatIsCommittedLateWithASmallerNumberIsLinkedLater() throws SQLException {
        try (Connection late = place.connect()) {
            late.setAutoCommit(false);
            AuditTable.append(late, entry("late"));
            append(2);
            assertThat(link()).isEqualTo(2);
            late.commit();
        }

        assertThat(finding()).isEqualTo("none");
        assertThat(link()).isEqualTo(1);

        assertThat(verdict().head().position()).isEqualTo(3);
        assertThat(finding()).isEqualTo("none");
    }

    @Test
    void severalThatLinkAtOnceMakeOneChain() throws Exception {
        append(400);
        try (PostgresDatabase another = Databases.open(Databases.options(place));
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int task = 0; task < 40; task++) {
                PostgresDatabase which = task % 2 == 0 ? database : another;
                tasks.add(() -> which.audit().chain().extend(20).linked());
            }
            int linked = 0;
            for (Future<Integer> each : threads.invokeAll(tasks)) {
                linked += each.get();
            }
            linked += link();
            assertThat(linked).isEqualTo(400);
        }

        assertThat(verdict().head().position()).isEqualTo(400);
        assertThat(finding()).isEqualTo("none");
    }

    @Test
    void aHeadThatWasNotedElsewhereFindsAnOlderAuditPutBack() {
        append(2);
        link();
        AuditHead early = verdict().head();
        Databases.execute(place, "CREATE TABLE kept AS SELECT * FROM audit_head");
        append(2);
        link();
        AuditHead late = verdict().head();
        assertThat(database.audit().verify(Optional.of(early)).finding()).isEmpty();

        tamper(
                "DELETE FROM audit_link WHERE position > 2; DELETE FROM audit_entry WHERE id > 2;"
                        + " UPDATE audit_head SET sealed = (SELECT sealed FROM kept)");

        assertThat(finding()).as("without it, nobody can tell").isEqualTo("none");
        assertThat(database.audit().verify(Optional.of(early)).finding()).isEmpty();
        assertThat(database.audit().verify(Optional.of(late)).finding().orElseThrow())
                .contains("noted elsewhere");
    }

    @Test
    void theHeadIsSealedAnewWithTheOthers() {
        append(1);
        link();
        Keyset rotated = Databases.KEYS.keyset().withPrepared().promoted();
        KeyRing keys = KeyRing.of(rotated);
        database.sealed().use(keys);

        assertThat(database.sealed().reseal(keys, progress -> {})).isZero();

        try (PostgresDatabase opened =
                PostgresDatabase.open(Databases.options(place), KeyRing.of(rotated))) {
            assertThat(opened.audit().verify(Optional.empty()).finding()).isEmpty();
        }
    }

    @Test
    void aHeadIsReadBackAsItWasWritten() {
        append(1);
        link();
        AuditHead head = verdict().head();

        assertThat(AuditHead.parse(head.toString())).contains(head);
        assertThat(AuditHead.parse("1:abc")).isEmpty();
    }
}
