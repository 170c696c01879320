package dev.sutler.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The PostgreSQL that a broker without a configuration brings along: nobody gets in without a
/// password, and nothing gets lost.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EmbeddedServerTest {

    private static final Pattern CREDENTIAL =
            Pattern.compile("username +(\\S+)\\s+password +(\\S+)");

    private final Path home;
    private final Path data;
    private final StringWriter out = new StringWriter();
    private final House house;

    EmbeddedServerTest(@TempDir Path home) throws IOException {
        this.home = home;
        this.data = home.resolve("data");
        aFirstStartThatWasCutShort();
        this.house = start();
    }

    /* What is left when the power fails in the middle of initdb. */
    private void aFirstStartThatWasCutShort() throws IOException {
        Files.createDirectories(
                data.resolve("postgres/data/base"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(data.resolve("postgres/data/PG_VERSION"), "16\n");
        Files.writeString(data.resolve("postgres-superuser.new"), "half");
    }

    private House start() {
        return House.start(
                new Surroundings(
                        Checkout.find().root(),
                        home,
                        Map.of(
                                "SUTLER_SERVER_PORT", "0",
                                "SUTLER_LOGGING_LEVEL", "error",
                                "SUTLER_DATA_DIRECTORY", "data"),
                        new PrintWriter(out, true),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8)),
                Optional.empty());
    }

    @AfterAll
    void close() {
        house.close();
    }

    private String kept(String name) throws IOException {
        return Files.readString(data.resolve(name)).strip();
    }

    private Login login(String database, String username, String password) throws IOException {
        return new Login(
                "127.0.0.1", Integer.parseInt(kept("postgres-port")), database, username, password);
    }

    @Test
    void nobodyGetsInWithoutAPassword() throws IOException {
        for (String user : List.of("postgres", "sutler_store", "sutler_provider")) {
            for (String password : List.of("", "postgres", "wrong", user)) {
                Login stranger = login("postgres", user, password);
                assertThatThrownBy(() -> stranger.ask("SELECT 1"))
                        .as(user + " " + password)
                        .isInstanceOf(AssertionError.class);
            }
        }
        assertThat(
                        Files.readAllLines(data.resolve("postgres/data/pg_hba.conf")).stream()
                                .filter(line -> !line.isBlank() && !line.startsWith("#")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).endsWith("scram-sha-256"));
    }

    @Test
    void nothingIsLostInAPowerFailure() throws IOException {
        Login superuser = login("postgres", "postgres", kept("postgres-superuser"));
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            assertThat(superuser.ask("SHOW " + setting)).as(setting).isEqualTo("on");
        }
        assertThat(superuser.ask("SHOW listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(superuser.ask("SHOW password_encryption")).isEqualTo("scram-sha-256");
    }

    @Test
    void filesAreForTheirOwnerAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("postgres-")))
                    .hasSizeGreaterThanOrEqualTo(4)
                    .allSatisfy(
                            file ->
                                    assertThat(
                                                    PosixFilePermissions.toString(
                                                            Files.getPosixFilePermissions(file)))
                                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void tenantsGetNowhereButIntoTheirOwn() throws IOException {
        Matcher found = CREDENTIAL.matcher(out.toString());
        assertThat(found.find()).isTrue();
        try (HttpClient http = HttpClient.newHttpClient()) {
            Platform platform = new Platform(http, house.port(), found.group(1), found.group(2));
            Login one = tenant(platform);
            Login two = tenant(platform);
            assertThat(one.ask("SELECT current_database()")).isEqualTo(one.database());
            for (String other :
                    List.of("sutler", "postgres", "template1", "template0", two.database())) {
                assertThatThrownBy(() -> one.in(other).ask("SELECT 1"))
                        .as(other)
                        .isInstanceOf(AssertionError.class);
            }
            assertThatThrownBy(() -> one.run("CREATE DATABASE mine"))
                    .isInstanceOf(AssertionError.class);
            assertThatThrownBy(() -> one.run("CREATE ROLE mine"))
                    .isInstanceOf(AssertionError.class);
            assertThatThrownBy(() -> one.ask("SELECT pg_read_file('PG_VERSION')"))
                    .isInstanceOf(AssertionError.class);
        }
    }

    private static Login tenant(Platform platform) {
        return Login.of(
                platform.instance(PostgresqlJourneyTest.SMALL).made().binding().made().get());
    }

    @Test
    void theProvidersLoginDoesNotSeeTheStore() throws IOException {
        String password = kept("postgres-provider");
        assertThatThrownBy(() -> login("sutler", "sutler_provider", password).ask("SELECT 1"))
                .isInstanceOf(AssertionError.class);
        assertThat(
                        login("postgres", "sutler_provider", password)
                                .ask(
                                        "SELECT rolsuper FROM pg_roles WHERE rolname ="
                                                + " current_user"))
                .isEqualTo("f");
    }

    @Test
    void noSecretIsInTheServersLog() throws IOException {
        String log = Files.readString(data.resolve("postgres/server.log"));
        for (String name : List.of("postgres-superuser", "postgres-store", "postgres-provider")) {
            assertThat(log).doesNotContain(kept(name));
        }
    }

    @Test
    void oneFolderIsForOneBroker() {
        assertThatThrownBy(this::start)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("Another broker is running on");
    }

    @Test
    void theFirstStartShowsWhatCanBeTried() {
        assertThat(out.toString())
                .contains("/v2/catalog")
                .contains("embedded PostgreSQL on 127.0.0.1:")
                .contains("-X DELETE");
        assertThat(out.toString().lines().filter(line -> line.startsWith("curl "))).hasSize(5);
    }
}
