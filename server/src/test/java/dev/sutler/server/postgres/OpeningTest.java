package dev.sutler.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sutler.spi.Secret;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Opening a database, and what is said when that cannot be.
final class OpeningTest {

    private static final Secret<String> WRONG = Secret.of("the-wrong-password");

    @Test
    void anEmptyDatabaseIsReadyOnceItIsOpen() {
        RealPostgres.Database place = Databases.create("opening");

        try (PostgresDatabase database = Databases.open(Databases.options(place))) {
            assertThat(database.ready()).isTrue();
        }
        try (PostgresDatabase again = Databases.open(Databases.options(place))) {
            assertThat(again.ready()).isTrue();
        }
        assertThat(
                        Databases.number(
                                place,
                                "SELECT count(*) - count(DISTINCT version) FROM"
                                        + " flyway_schema_history"))
                .as("migrations that were run again")
                .isZero();
    }

    @Test
    void theListOfMigrationsIsWhatIsApplied() {
        RealPostgres.Database place = Databases.create("opening");
        Databases.open(Databases.options(place)).close();

        assertThat(MigrationFiles.versions()).isNotEmpty();
        for (String version : MigrationFiles.versions()) {
            assertThat(
                            Databases.number(
                                    place,
                                    "SELECT count(*) FROM flyway_schema_history WHERE success AND"
                                            + " version = '"
                                            + version
                                            + "'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aMigrationThatFailedIsNotPassedOver() {
        RealPostgres.Database place = Databases.create("opening");
        Databases.open(Databases.options(place)).close();
        Databases.execute(place, "UPDATE flyway_schema_history SET success = false");

        thenOpeningFails(place.jdbcUrl(), place.username(), place.password())
                .contains("cannot be brought up to date");
    }

    @Test
    void whatWasStoredIsThereAfterOpeningAgain() {
        RealPostgres.Database place = Databases.create("opening");
        try (PostgresDatabase database = Databases.open(Databases.options(place))) {
            Work.ready(database.store(), "i");
        }

        try (PostgresDatabase again = Databases.open(Databases.options(place))) {
            assertThat(again.store().instance("i").instance()).isPresent();
        }
    }

    @Test
    void severalProcessesMayOpenAnEmptyDatabaseAtOnce() throws Exception {
        RealPostgres.Database place = Databases.create("opening");
        List<Future<PostgresDatabase>> opened = new ArrayList<>();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int process = 0; process < 4; process++) {
                opened.add(threads.submit(() -> Databases.open(Databases.narrow(place))));
            }
        }

        for (Future<PostgresDatabase> each : opened) {
            try (PostgresDatabase database = each.get()) {
                assertThat(database.ready()).isTrue();
            }
        }
    }

    @Test
    void aNewerSchemaDoesNotKeepAnOlderProcessFromStarting() {
        RealPostgres.Database place = Databases.create("opening");
        Databases.open(Databases.options(place)).close();
        Databases.execute(
                place,
                """
                INSERT INTO flyway_schema_history
                SELECT 99, '9999', 'from the future', type, 'V9999__x.sql', 1, installed_by,
                    installed_on, execution_time, success FROM flyway_schema_history
                WHERE version = '1'
                """);

        try (PostgresDatabase older = Databases.open(Databases.options(place))) {
            assertThat(older.ready()).isTrue();
        }
    }

    @Test
    void aDatabaseWithoutItsTablesIsNotReady() {
        RealPostgres.Database place = Databases.create("opening");
        try (PostgresDatabase database = Databases.open(Databases.narrow(place))) {
            Databases.execute(place, "DROP TABLE flyway_schema_history");
            assertThat(database.ready()).isFalse();
        }
    }

    @Test
    void aServerThatIsNotThereIsNamedInOneLine() {
        thenOpeningFails(
                        "jdbc:postgresql://127.0.0.1:1/sutler?sslpassword=hunter2",
                        "someone",
                        WRONG)
                .contains("postgresql://127.0.0.1:1/sutler", "someone", "refused")
                .doesNotContain("hunter2");
    }

    @Test
    void aLoginThatIsTurnedDownIsNamedInOneLine() {
        RealPostgres.Database place = Databases.create("opening");

        thenOpeningFails(place.jdbcUrl(), place.username(), WRONG)
                .contains(place.name(), "password authentication failed");
    }

    @Test
    void aDatabaseThatIsNotThereIsNamedInOneLine() {
        RealPostgres.Database place = Databases.create("opening");

        thenOpeningFails(place.jdbcUrl() + "x", place.username(), place.password())
                .contains(place.name() + "x", "does not exist");
    }

    @Test
    void anAddressThatIsNoneIsTurnedDownWithoutRepeatingIt() {
        thenOpeningFails("postgres://me:hunter2@db/sutler", "someone", WRONG)
                .contains("jdbc:postgresql://host:5432/sutler")
                .doesNotContain("hunter2");
    }

    @Test
    void aReadOnlyDatabaseIsTurnedDown() {
        RealPostgres.Database place = Databases.create("opening");
        Databases.execute(
                place,
                "ALTER DATABASE " + place.name() + " SET default_transaction_read_only = on");

        thenOpeningFails(place.jdbcUrl(), place.username(), place.password())
                .contains("is read-only");
    }

    @Test
    void aDatabaseThatIsNotInUnicodeIsTurnedDown() {
        RealPostgres.Database place = Databases.create("opening");
        String name = place.name() + "_latin1";
        Databases.execute(
                RealPostgres.shared(Major.EMBEDDED).superuser(),
                "CREATE DATABASE "
                        + name
                        + " OWNER "
                        + place.username()
                        + " ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");

        thenOpeningFails(
                        place.jdbcUrl().replace(place.name(), name),
                        place.username(),
                        place.password())
                .contains("LATIN1", "UTF8");
    }

    @Test
    void aDatabaseThatHoldsSomethingElseIsTurnedDown() {
        RealPostgres.Database place = Databases.create("opening");
        Databases.execute(place, "CREATE TABLE somebody_elses (id int)");

        thenOpeningFails(place.jdbcUrl(), place.username(), place.password())
                .contains("non-empty schema", "a database of its own");
    }

    private static AbstractStringAssert<?> thenOpeningFails(
            String url, String user, Secret<String> password) {
        DatabaseUnusableException failure =
                assertThatExceptionOfType(DatabaseUnusableException.class)
                        .isThrownBy(() -> Databases.open(PostgresOptions.of(url, user, password)))
                        .actual();
        return assertThat(failure.getMessage())
                .doesNotContain("\n", password.reveal())
                .endsWith(".");
    }
}
