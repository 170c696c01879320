package dev.sutler.app;

import static dev.sutler.app.InstanceStatesTest.expect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.conformance.Answer;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Database;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// `kill -9` on the real program, and what the next start makes of it.
final class KillTest {

    private static final int MANY = 50;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void fiftyProvisionsOutliveAKill(@TempDir Path home) {
        TestCatalog catalog = TestCatalog.of(home).withPostgresql();
        catalog.put(
                "postgresql.yaml",
                catalog.content("postgresql.yaml")
                        .replace("answers: fastest", "answers: asynchronous"));
        RealPostgres server = RealPostgres.shared(Major.EMBEDDED);
        Database store = server.createDatabase("killed");
        Map<String, String> environment =
                new HashMap<>(TestHouse.environment(store, catalog, server));
        environment.remove("SUTLER_LOGGING_LEVEL");
        BrokerProcess.Credential credential;
        List<Resource> wanted;
        List<String> operations;
        try (BrokerProcess first = BrokerProcess.start(home, environment).ready()) {
            credential = first.credential();
            Platform platform = first.platform(http, credential);
            wanted =
                    IntStream.range(0, MANY)
                            .mapToObj(number -> platform.instance(PostgresqlJourneyTest.SMALL))
                            .toList();
            operations = provision(wanted);
            first.kill();
        }
        assertThat(unfinished(store)).as("operations that the kill interrupted").isPositive();

        try (BrokerProcess second = BrokerProcess.start(home, environment).ready()) {
            Platform platform = second.platform(http, credential);
            for (int index = 0; index < MANY; index++) {
                Resource instance =
                        platform.instance(wanted.get(index).id(), PostgresqlJourneyTest.SMALL);
                Answer last = instance.await(operations.get(index));
                assertThat(last.textAt("/state")).as(last.text()).isEqualTo("succeeded");
                Answer bound = instance.binding("app").made().get();
                Login.of(bound).run("CREATE TABLE works (yes boolean)");
            }
            assertThat(second.output()).doesNotContain("ERROR").doesNotContain("Exception");
            assertThat(second.stop()).isIn(0, 143);
        }
        assertThat(Login.of(store).ask("SELECT count(*) FROM operation WHERE state = 'failed'"))
                .isEqualTo("0");
    }

    private static List<String> provision(List<Resource> wanted) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return wanted.stream()
                    .map(
                            instance ->
                                    CompletableFuture.supplyAsync(
                                            () -> {
                                                Answer accepted = instance.putAsync();
                                                expect(accepted, 202);
                                                return accepted.textAt("/operation");
                                            },
                                            threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private static int unfinished(Database store) {
        return Integer.parseInt(
                Login.of(store).ask("SELECT count(*) FROM operation WHERE finished_at IS NULL"));
    }

    @Test
    void theEmbeddedServerComesBackAsItWas(@TempDir Path home) throws Exception {
        Map<String, String> environment =
                Map.of("SUTLER_SERVER_PORT", "0", "SUTLER_DATA_DIRECTORY", "data");
        BrokerProcess.Credential credential;
        Login login;
        try (BrokerProcess first = BrokerProcess.start(home, environment).ready()) {
            credential = first.credential();
            Resource instance =
                    first.platform(http, credential)
                            .instance("kept", PostgresqlJourneyTest.SMALL)
                            .made();
            login = Login.of(instance.binding("app").made().get());
            login.run("CREATE TABLE kept AS SELECT 'still here' AS text");
            refusesASecondBroker(home, environment);
            first.kill();
        }
        try (BrokerProcess second = BrokerProcess.start(home, environment).ready()) {
            assertThat(second.output()).doesNotContain("password ");
            assertThat(login.ask("SELECT text FROM kept")).isEqualTo("still here");
            Platform platform = second.platform(http, credential);
            Resource instance = platform.instance("kept", PostgresqlJourneyTest.SMALL);
            assertThat(Login.of(instance.binding("app").get())).isEqualTo(login);
            platform.instance(PostgresqlJourneyTest.SMALL).made().binding().made();

            long server = serverOf(home);
            assertThat(second.stop()).isIn(0, 143);
            Pauses.until(
                    "the PostgreSQL has ended, too",
                    Duration.ofSeconds(60),
                    () -> ProcessHandle.of(server).filter(ProcessHandle::isAlive).isEmpty());
            assertThat(second.output()).doesNotContain("Exception").doesNotContain("WARN");
        }
        assertThatThrownBy(() -> login.ask("SELECT 1")).isInstanceOf(AssertionError.class);
    }

    private static void refusesASecondBroker(Path home, Map<String, String> environment) {
        try (BrokerProcess second = BrokerProcess.start(home, environment)) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.output()).contains("Another broker is running on");
            assertThat(second.output().strip().lines()).hasSize(1);
        }
    }

    private static long serverOf(Path home) throws Exception {
        Path file = home.resolve("data/postgres/data/postmaster.pid");
        return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    }
}
