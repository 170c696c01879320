package dev.sutler.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.operator.JournalEntry.Outcome;
import dev.sutler.core.operator.OperationJournal;
import dev.sutler.core.store.Store;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.store.JournalContract;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Duration;
import java.util.UUID;

/// The journal's contract on a real server, and when entries are forgotten.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JournalOnPostgresTest implements JournalContract {

    private static final String ENTRIES = "SELECT count(*) FROM operation_step";

    private final RealPostgres.Database place = Databases.create("journal");
    private final PostgresDatabase database = Databases.open(Databases.options(place));

    @BeforeEach
    void empty() {
        Databases.execute(
                place,
                "DELETE FROM service_instance; DELETE FROM operation; DELETE FROM operation_step;"
                        + " DELETE FROM worker");
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void theJournalIsForgottenWithTheOperation() {
        Work.gone(database.store(), "gone");
        Work.ready(database.store(), "there");
        Databases.age(place, Duration.ofDays(8));
        assertThat(Databases.number(place, ENTRIES)).isEqualTo(3);

        assertThat(database.forget(100)).isEqualTo(2);

        assertThat(Databases.number(place, ENTRIES)).isEqualTo(1);
    }

    @Test
    void leasesThatAreEndedAtAStartAreTold() {
        UUID operation = Work.provisioning(database.store(), "i").id();

        database.endAllLeases();

        assertThat(database.journal().of(operation))
                .extracting(entry -> entry.outcome())
                .containsExactly(Outcome.LOST);
    }

    @Test
    void workersThatWereNotSeenForLongAreForgotten() {
        UUID old = new UUID(1, 1);
        database.workerSeen(old, "old/1");
        Databases.execute(place, "UPDATE worker SET seen_at = seen_at - interval '91 days'");

        database.workerSeen(Work.WORKER, "new/1");
        database.workerSeen(Work.WORKER, "new/1");

        assertThat(Databases.number(place, "SELECT count(*) FROM worker")).isEqualTo(1);
    }

    @Override
    public Store store() {
        return database.store();
    }

    @Override
    public Store anotherStore() {
        return database.store();
    }

    @Override
    public void advance(Duration duration) {
        Databases.age(place, duration);
    }

    @Override
    public OperationJournal journal() {
        return database.journal();
    }

    @Override
    public void known(UUID worker, String name) {
        database.workerSeen(worker, name);
    }
}
