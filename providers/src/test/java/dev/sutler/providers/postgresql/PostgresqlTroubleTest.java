package dev.sutler.providers.postgresql;

import static dev.sutler.testkit.SampleRequests.deprovision;
import static dev.sutler.testkit.SampleRequests.instance;
import static dev.sutler.testkit.SampleRequests.json;
import static dev.sutler.testkit.SampleRequests.plan;
import static dev.sutler.testkit.SampleRequests.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.spi.FailureKind;
import dev.sutler.spi.Gone;
import dev.sutler.spi.Progress;
import dev.sutler.spi.ProviderEnvironment;
import dev.sutler.spi.Secret;
import dev.sutler.spi.ServiceInstance;
import dev.sutler.testkit.Cut;
import dev.sutler.testkit.Drive;
import dev.sutler.testkit.TestCall;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Database;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.node.ObjectNode;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// What the room makes of errors.
class PostgresqlTroubleTest {

    private static final ServiceInstance INSTANCE = instance("trouble", plan("p", json("{}")));

    private final RealPostgres server = RealPostgres.shared(Major.NEWEST);

    @Test
    void aConnectionThatBreaksIsTriedAgain() {
        PostgresqlFixture fixture = PostgresqlFixture.on(server, true);
        for (int step = 2; step < 14; step += 3) {
            PostgresqlProvider cut = (PostgresqlProvider) fixture.provider(Cut.after(step));
            assertFailed(
                    cut.provision(provision(INSTANCE), TestCall.first()), FailureKind.TEMPORARY);
        }
        remove((PostgresqlProvider) fixture.provider(Cut.never()));
    }

    @Test
    void aServerThatIsDownIsTriedAgain() throws SQLException {
        try (RealPostgres own = RealPostgres.start(Major.NEWEST);
                TestRoom room = TestRoom.on(own, json("{'connect-timeout': '1s'}"))) {
            ServiceInstance instance = room.provisioned("down");
            own.crash();
            assertFailed(
                    room.provider().deprovision(deprovision(instance), TestCall.first()),
                    FailureKind.TEMPORARY);
            own.startAgain();
            room.deprovisioned(instance);
            assertThat(room.asSuperuser("SELECT datname FROM pg_database")).hasSize(3);
        }
    }

    @Test
    void aLoginThatMayNotDoItsWorkIsToldWhatItLacks() {
        Database powerless = server.createDatabase("powerless");

        Progress<?> answer = provisionAs(powerless, powerless.password());

        assertThat(assertFailed(answer, FailureKind.TERMINAL)).contains("CREATEDB", "CREATEROLE");
    }

    @Test
    void aWrongPasswordAndOneThatCannotBeReadAreTriedAgain() {
        Database login = server.createProviderLogin("locked out");

        assertFailed(provisionAs(login, Secret.of("wrong")), FailureKind.TEMPORARY);
        var environment =
                new ProviderEnvironment("none", TestRoom.settings(login), _ -> Optional.empty());
        try (var provider = new PostgresqlProviderFactory().create(environment)) {
            assertFailed(
                    provider.provision(provision(INSTANCE), TestCall.first()),
                    FailureKind.TEMPORARY);
        }
    }

    @Test
    void aSessionOfSomebodyElseKeepsTheDatabaseUntilItEnds() throws SQLException {
        try (TestRoom room = TestRoom.on(server)) {
            ServiceInstance instance = room.provisioned("watched");
            Database admin = server.superuser();
            String name = Names.of(instance).name();
            var inside =
                    new Database(
                            admin.jdbcUrl().replace("/postgres", "/" + name),
                            admin.host(),
                            admin.port(),
                            name,
                            admin.username(),
                            admin.password());
            try (Connection _ = inside.connect()) {
                Progress<Gone> answer =
                        room.provider().deprovision(deprovision(instance), TestCall.first());
                assertThat(assertFailed(answer, FailureKind.TEMPORARY)).contains("in use");
            }
            room.deprovisioned(instance);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "08006, TEMPORARY", "40P01, TEMPORARY", "53300, TEMPORARY", "57P01, TEMPORARY",
        "55P03, TEMPORARY", "28P01, TEMPORARY", "42501, TERMINAL", "0A000, REFUSED"
    })
    void statesOfTheServerMeanTheSameEverywhere(String state, FailureKind kind) {
        assertFailed(
                Trouble.<Gone>answered(
                        () -> {
                            throw new SQLException("SELECT 'secret'", state);
                        }),
                kind);
    }

    @Test
    void racesOnTheServersCatalogAreTriedAgainAndOtherInternalErrorsAreUnknown() {
        assertFailed(
                Trouble.<Gone>answered(
                        () -> {
                            throw new SQLException("ERROR: tuple concurrently updated", "XX000");
                        }),
                FailureKind.TEMPORARY);
        assertThatThrownBy(
                        () ->
                                Trouble.<Gone>answered(
                                        () -> {
                                            throw new SQLException("ERROR: what", "XX000");
                                        }))
                .isInstanceOf(Trouble.UnknownOutcomeException.class);
    }

    private static Progress<?> provisionAs(Database login, Secret<String> password) {
        ObjectNode settings = TestRoom.settings(login).put("connect-timeout", "1s");
        var environment = new ProviderEnvironment("trouble", settings, _ -> Optional.of(password));
        try (var provider = new PostgresqlProviderFactory().create(environment)) {
            return provider.provision(provision(INSTANCE), TestCall.first());
        }
    }

    private static void remove(PostgresqlProvider provider) {
        Gone _ =
                Drive.withoutClock()
                        .toSuccess(call -> provider.deprovision(deprovision(INSTANCE), call));
    }

    private static String assertFailed(Progress<?> answer, FailureKind kind) {
        assertThat(answer).isInstanceOf(Progress.Failed.class);
        Progress.Failed<?> failed = (Progress.Failed<?>) answer;
        assertThat(failed.kind()).isEqualTo(kind);
        assertThat(failed.message()).doesNotContain("SELECT").endsWith(".");
        return failed.message();
    }
}
