package dev.sutler.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.server.sealing.Keyset;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Database;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the program says on a command line: to those who ask for help, and to those who made a
/// mistake.
@Timeout(60)
final class CommandLineTest {

    @TempDir private Path home = Path.of("");

    private record Said(int exitCode, String out, String err) {}

    /* Behind a buffer, as the real ones are: what is not flushed was not said. */
    private Said run(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode =
                Main.run(
                        new Surroundings(
                                Checkout.find().root(),
                                home,
                                environment,
                                new PrintWriter(new BufferedWriter(out), true),
                                new PrintWriter(new BufferedWriter(err), true)),
                        arguments);
        return new Said(exitCode, out.toString(), err.toString());
    }

    private Said run(String... arguments) {
        return run(Map.of(), arguments);
    }

    /* One line for people: what is wrong and what to do. */
    private static void isOneClearLine(Said said) {
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).startsWith("sutler: ");
        assertThat(said.err().strip().lines()).as(said.err()).hasSize(1);
        assertThat(said.err())
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("this is a bug");
    }

    @Test
    void helpTellsWhatThereIs() {
        for (String word : new String[] {"--help", "-h", "help"}) {
            Said said = run(word);
            assertThat(said.exitCode()).isZero();
            assertThat(said.out()).contains("serve").contains("catalog").contains("--version");
            assertThat(said.err()).isEmpty();
        }
        assertThat(run("serve", "--help").out()).contains("--config").contains("Examples");
        assertThat(run("catalog", "lint", "--help").out()).contains("Exit codes").contains("DIR");
    }

    @Test
    void theVersionIsOneLine() {
        Said said = run("--version");
        assertThat(said.exitCode()).isZero();
        assertThat(said.out().strip()).startsWith("Sutler ").contains("2.17");
        assertThat(said.out().strip().lines()).hasSize(1);
    }

    @Test
    void whatMakesNoSenseIsToldOnTheErrorStream() {
        for (String[] wrong :
                new String[][] {
                    {"serv"},
                    {"serve", "--port", "1"},
                    {"catalog", "lint"},
                    {"serve", "x"},
                    {},
                    {"catalog"},
                    {"config"},
                    {"config", "check", "--output", "xml"}
                }) {
            Said said = run(wrong);
            assertThat(said.exitCode()).as(String.join(" ", wrong)).isEqualTo(2);
            assertThat(said.out()).isEmpty();
            assertThat(said.err()).isNotBlank().doesNotContain("Exception");
        }
        assertThat(run("serv").err()).contains("serve");
    }

    @Test
    void lintAcceptsWhatShips() {
        Said said = run("catalog", "lint", Checkout.find().root().resolve("catalog").toString());
        assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
        assertThat(said.err()).isEmpty();
        assertThat(said.out()).isNotBlank();
    }

    @Test
    void whatIsSaidIsOutBeforeTheProcessEnds() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Path catalog = Checkout.find().root().resolve("catalog");
        PrintWriter asMainHasIt = new PrintWriter(out, true, StandardCharsets.UTF_8);
        Main.run(
                new Surroundings(Checkout.find().root(), home, Map.of(), asMainHasIt, asMainHasIt),
                "catalog",
                "lint",
                catalog.toString());
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("0 errors");
    }

    @Test
    void lintTellsEveryProblemWithFileAndLine() throws IOException {
        Files.createDirectory(home.resolve("bad"));
        Files.writeString(home.resolve("bad/one.yaml"), "name: one\nid: x\n");
        Files.writeString(home.resolve("bad/two.yaml"), "name: [\n");
        Said said = run("catalog", "lint", "bad");
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out()).contains("one.yaml:1").contains("two.yaml").contains("`plans`");
        Said none = run("catalog", "lint", "not-there");
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.out() + none.err()).contains("not-there").doesNotContain("Exception");
    }

    @Test
    void allProblemsOfAConfigurationAreToldAtOnce() throws IOException {
        Files.writeString(
                home.resolve("sutler.yaml"),
                "server: {port: high}\nstore.pasword: x\noperations.concurency: 3\n");
        Said said =
                run(Map.of("SUTLER_LOGGING_LEVEL", "loud", "SUTLER_SERVER_PROT", "80"), "serve");
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err())
                .contains("5 problems")
                .contains("server.port")
                .contains("store.password")
                .contains("operations.concurrency")
                .contains("SUTLER_LOGGING_LEVEL")
                .contains("SUTLER_SERVER_PORT")
                .doesNotContain("Exception");
    }

    @Test
    void configCheckShowsEachValueWithItsSourceAndNoSecret() throws IOException {
        Files.writeString(
                home.resolve("sutler.yaml"),
                """
                server.port: 9000
                providers:
                  postgresql: {host: db, password: {env: DB_PASSWORD}}
                """);
        Map<String, String> environment =
                Map.of(
                        "SUTLER_STORE_URL", "jdbc:postgresql://h/d",
                        "SUTLER_STORE_USER", "u",
                        "SUTLER_STORE_PASSWORD", "hush",
                        "DB_PASSWORD", "hush-hush");
        Said said = run(environment, "config", "check");
        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.err()).isEmpty();
        assertThat(said.out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "server.port 9000 " + home.resolve("sutler.yaml") + ":1",
                        "server.address 127.0.0.1 default",
                        "store.password ******** SUTLER_STORE_PASSWORD",
                        "store.password-file none default",
                        "providers.postgresql.password {env: DB_PASSWORD} "
                                + home.resolve("sutler.yaml")
                                + ":3",
                        "catalog: " + Checkout.find().root().resolve("catalog"));
        assertThat(said.out())
                .doesNotContain("hush")
                .contains("provider types: gitops, postgresql");

        Said json = run(environment, "config", "check", "--output", "json");
        assertThat(json.exitCode()).isZero();
        assertThat(JsonMapper.shared().readTree(json.out()).at("/valid").asBoolean()).isTrue();
        assertThat(JsonMapper.shared().readTree(json.out()).at("/settings/1").toString())
                .contains("\"key\":\"server.port\",\"value\":\"9000\",\"origin\":\"file\"");
        assertThat(json.out()).doesNotContain("hush");
    }

    @Test
    void configCheckTellsAllProblemsALineEach() throws IOException {
        Files.writeString(home.resolve("sutler.yaml"), "server.prot: 1\nhttp.max-requests: 0\n");
        Said said = run(Map.of("SUTLER_SERVR_PORT", "1"), "config", "check");
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.err().lines()).hasSize(3).allMatch(line -> line.startsWith("problem: "));
        assertThat(said.err()).contains("`server.port`", "SUTLER_SERVER_PORT", "1 to 1000000");

        Said json = run(Map.of("SUTLER_SERVR_PORT", "1"), "config", "check", "--output", "json");
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(JsonMapper.shared().readTree(json.out()).at("/problems").size()).isEqualTo(3);
    }

    @Test
    void aProviderTypeThatIsNotInstalledIsAMistake() {
        Map<String, String> environment = overAStore();
        environment.put("SUTLER_PROVIDERS_POSTGRSQL_HOST", "db");
        Said said = run(environment, "serve");
        isOneClearLine(said);
        assertThat(said.err()).contains("`providers.postgrsql`", "did you mean `postgresql`?");
        Said check = run(environment, "config", "check");
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.err()).contains("`providers.postgrsql`");
    }

    @Test
    void aConfigurationFileThatIsNamedMustBeThere() {
        Said said = run("serve", "--config", "nowhere.yaml");
        isOneClearLine(said);
        assertThat(said.err()).contains("nowhere.yaml");
    }

    private Map<String, String> overAStore() {
        Database store = RealPostgres.shared(Major.EMBEDDED).createDatabase("command_line");
        return new HashMap<>(
                Map.of(
                        "SUTLER_STORE_URL", store.jdbcUrl(),
                        "SUTLER_STORE_USER", store.username(),
                        "SUTLER_STORE_PASSWORD", store.password().reveal(),
                        "SUTLER_SECRETS_KEYSET", Keyset.generate().text().reveal(),
                        "SUTLER_SERVER_PORT", "0",
                        "SUTLER_LOGGING_LEVEL", "error",
                        "SUTLER_CATALOG_DIRECTORY",
                                TestCatalog.of(home, "fixed").folder().toString()));
    }

    @Test
    void aCatalogThatIsMissingStopsTheStart() {
        Map<String, String> environment = overAStore();
        environment.put("SUTLER_CATALOG_DIRECTORY", home.resolve("no-catalog").toString());
        Said said = run(environment, "serve");
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err()).contains("no-catalog").doesNotContain("Exception");
    }

    @Test
    void aPortThatIsTakenStopsTheStart() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> environment = overAStore();
            environment.put("SUTLER_SERVER_PORT", Integer.toString(taken.getLocalPort()));
            Said said = run(environment, "serve");
            isOneClearLine(said);
            assertThat(said.err())
                    .contains("127.0.0.1", Integer.toString(taken.getLocalPort()), "server.port");
        }
    }

    @Test
    void aFirstStartThatFailsDoesNotUseUpTheCredential() throws IOException {
        Map<String, String> environment = overAStore();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.put("SUTLER_SERVER_PORT", Integer.toString(taken.getLocalPort()));
            isOneClearLine(run(environment, "serve"));
        }
        environment.put("SUTLER_SERVER_PORT", "0");
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(new BufferedWriter(out), true);
        House.start(
                        new Surroundings(Checkout.find().root(), home, environment, writer, writer),
                        Optional.empty())
                .close();
        assertThat(out.toString()).contains("password  ");
    }

    @Test
    void aStoreThatDoesNotLetTheBrokerInStopsTheStart() {
        Map<String, String> environment = overAStore();
        environment.put("SUTLER_STORE_PASSWORD", "not-the-password");
        Said said = run(environment, "serve");
        isOneClearLine(said);
        assertThat(said.err())
                .contains(environment.getOrDefault("SUTLER_STORE_USER", ""))
                .doesNotContain("not-the-password");
    }

    @Test
    void aStoreThatIsNotThereStopsTheStart() throws IOException {
        Map<String, String> environment = overAStore();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.put(
                    "SUTLER_STORE_URL",
                    "jdbc:postgresql://127.0.0.1:" + free.getLocalPort() + "/sutler");
        }
        environment.put("SUTLER_STORE_CONNECT_TIMEOUT", "1s");
        Said said = run(environment, "serve");
        isOneClearLine(said);
        assertThat(said.err()).contains("127.0.0.1");
    }

    @Test
    void aSecretInTheFileOrTheUrlIsNotRepeated() throws IOException {
        Files.writeString(
                home.resolve("sutler.yaml"),
                "store: {url: 'jdbc:postgresql://u:hush@127.0.0.1:1/x', password: hush-hush}\n");
        Said said = run("serve");
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err()).doesNotContain("hush").doesNotContain("Exception");
    }

    @Test
    void aCacheCanBeMadeByTheLauncherOnly() {
        Said said = run("aot");
        isOneClearLine(said);
        assertThat(said.err()).contains("./sutler");
    }
}
