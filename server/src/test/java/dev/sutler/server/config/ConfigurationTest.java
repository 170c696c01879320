package dev.sutler.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sutler.core.catalog.Visibility;
import dev.sutler.server.observability.LoggingOptions;
import dev.sutler.server.osb.PlatformQuirks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class ConfigurationTest {

    @TempDir Path directory;

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void nothingNeedsToBeSaid() {
        Configuration configuration = load("");

        assertThat(configuration.http().address()).isEqualTo("127.0.0.1");
        assertThat(configuration.http().port()).isEqualTo(8080);
        assertThat(configuration.http().limits().bodyBytes()).isEqualTo(1 << 20);
        assertThat(configuration.store().external()).isEmpty();
        assertThat(configuration.files().dataDirectory()).isEqualTo(directory.resolve(".sutler"));
        assertThat(configuration.files().workDirectory())
                .contains(directory.resolve(".sutler/work"));
        assertThat(configuration.catalog().directory()).isEmpty();
        assertThat(configuration.operations().waiting().synchronous())
                .isEqualTo(Duration.ofSeconds(50));
        assertThat(configuration.platforms().quirks("any")).isEqualTo(PlatformQuirks.NONE);
        assertThat(configuration.logging())
                .isEqualTo(
                        new LoggingOptions(
                                LoggingOptions.Format.CONSOLE, LoggingOptions.Level.INFO));
        assertThat(configuration.effective().entries()).hasSameSizeAs(Settings.ALL);
        assertThat(configuration.effective().entries())
                .allMatch(entry -> entry.source().equals(Source.DEFAULT));
    }

    @Test
    void providersWorkWhereTheConfigurationSays() {
        assertThat(load("work-directory: elsewhere").files().workDirectory())
                .contains(directory.resolve("elsewhere"));

        environment.put("SUTLER_STORE_URL", "jdbc:postgresql://h/d");
        environment.put("SUTLER_STORE_USER", "u");
        environment.put("SUTLER_SECRETS_KEYSET_FILE", "keyset.json");
        assertThat(load("").files().workDirectory()).isEmpty();
        assertThat(load("data-directory: data").files().workDirectory())
                .contains(directory.resolve("data/work"));
    }

    @Test
    void theEnvironmentGoesBeforeTheFile() {
        environment.put("SUTLER_SERVER_PORT", "9001");
        environment.put("SUTLER_OPERATIONS_RETRY_FIRST", "250ms");

        Configuration configuration =
                load(
                        """
                        server:
                          port: 9000
                          address: 0.0.0.0
                        http.max-body-size: 64KiB
                        """);

        assertThat(configuration.http().port()).isEqualTo(9001);
        assertThat(configuration.http().address()).isEqualTo("0.0.0.0");
        assertThat(configuration.http().limits().bodyBytes()).isEqualTo(64 << 10);
        assertThat(configuration.operations().retryFirst()).isEqualTo(Duration.ofMillis(250));
        assertThat(source(configuration, "server.port")).isEqualTo("SUTLER_SERVER_PORT");
        assertThat(source(configuration, "server.address")).endsWith("sutler.yaml:3");
        assertThat(source(configuration, "logging.level")).isEqualTo("default");
    }

    @Test
    void allProblemsAreToldAtOnceWithTheirPlaces() {
        environment.put("SUTLER_SEVER_PORT", "1");
        environment.put("SUTLER_HTTP_IDLE_TIMEOUT", "soon");

        List<String> problems =
                problems(
                        """
                        server:
                          prot: 80
                          port: eighty
                        logging:
                          format: xml
                        operations:
                          retry-first: 5m
                        telemetry: true
                        """);

        assertThat(problems)
                .anyMatch(
                        p ->
                                p.contains(
                                        "sutler.yaml:2: unknown key `server.prot`; did you mean"
                                                + " `server.port`?"))
                .anyMatch(p -> p.contains("sutler.yaml:3: `server.port` must be a whole number"))
                .anyMatch(
                        p -> p.contains("sutler.yaml:5: `logging.format` must be console or json"))
                .anyMatch(p -> p.contains("`operations.retry-first` must not be longer"))
                .anyMatch(p -> p.contains("sutler.yaml:8: unknown key `telemetry`"))
                .anyMatch(
                        p ->
                                p.contains(
                                        "SUTLER_SEVER_PORT is unknown; did you mean"
                                                + " `SUTLER_SERVER_PORT`?"))
                .anyMatch(
                        p ->
                                p.contains(
                                        "SUTLER_HTTP_IDLE_TIMEOUT: `http.idle-timeout` must be a"
                                                + " duration"))
                .hasSize(7);
    }

    @Test
    void aPasswordInTheFileIsRefusedAndNotRepeated() {
        List<String> problems =
                problems("store: {url: 'jdbc:postgresql://h/d', user: u, password: hunter2}");

        assertThat(problems)
                .singleElement()
                .asString()
                .contains("SUTLER_STORE_PASSWORD", "store.password-file")
                .doesNotContain("hunter2");
    }

    @Test
    void aPasswordInTheUrlIsRefusedAndNotRepeated() {
        environment.put("SUTLER_STORE_USER", "u");
        assertThat(problems("store.url: jdbc:postgresql://u:hunter2@h/d"))
                .singleElement()
                .asString()
                .doesNotContain("hunter2");
        assertThat(problems("store.url: jdbc:postgresql://h/d?password=hunter2"))
                .singleElement()
                .asString()
                .doesNotContain("hunter2");
    }

    @Test
    void thePasswordComesFromTheEnvironmentOrAFileButNotFromBoth() {
        environment.put("SUTLER_STORE_URL", "jdbc:postgresql://h/d");
        environment.put("SUTLER_STORE_USER", "u");
        environment.put("SUTLER_STORE_PASSWORD", "from-environment");
        assertThat(password()).isEqualTo("from-environment");

        write("password", "from-file\n");
        environment.put("SUTLER_STORE_PASSWORD_FILE", "password");
        assertThat(problems("")).singleElement().asString().contains("either");

        environment.remove("SUTLER_STORE_PASSWORD");
        assertThat(password()).isEqualTo("from-file");

        environment.put("SUTLER_STORE_PASSWORD_FILE", "missing");
        assertThat(problems("")).singleElement().asString().contains("cannot be read");
    }

    @Test
    void aUserWithoutAUrlIsAMistake() {
        assertThat(problems("store.user: u")).singleElement().asString().contains("store.url");
        assertThat(problems("store.url: jdbc:postgresql://h/d"))
                .singleElement()
                .asString()
                .contains("store.user");
        assertThat(problems("{store.url: 'jdbc:mysql://h/d', store.user: u}"))
                .singleElement()
                .asString()
                .contains("PostgreSQL");
    }

    @Test
    void platformsHaveQuirks() {
        Configuration configuration =
                load(
                        """
                        platform.require-tenancy: false
                        platforms:
                          old-kubernetes:
                            omit: [endpoints]
                            last-operation-after-delete: 410
                          strict:
                            require-tenancy: true
                        """);

        assertThat(configuration.platforms().quirks("old-kubernetes"))
                .isEqualTo(new PlatformQuirks(Set.of("endpoints"), true, false));
        assertThat(configuration.platforms().quirks("strict")).isEqualTo(PlatformQuirks.NONE);
        assertThat(configuration.platforms().quirks("other"))
                .isEqualTo(new PlatformQuirks(Set.of(), false, false));
    }

    @Test
    void platformsSeeWhatIsNamed() {
        Configuration.Platforms platforms =
                load("""
                platforms:
                  cf: {offerings: [postgresql], plans: {postgresql: [small]}}
                  korifi: {offerings: []}
                """)
                        .platforms();
        assertThat(platforms.visible("cf"))
                .isEqualTo(
                        new Visibility(
                                Optional.of(Set.of("postgresql")),
                                Map.of("postgresql", Set.of("small"))));
        assertThat(platforms.visible("korifi"))
                .isEqualTo(new Visibility(Optional.of(Set.of()), Map.of()));
        assertThat(platforms.visible("other")).isEqualTo(Visibility.ALL);
        assertThat(problems("platforms: {cf: {offerings: postgresql, plans: [small]}}"))
                .anyMatch(p -> p.contains("`platforms.cf.offerings` must be a list"))
                .anyMatch(p -> p.contains("`platforms.cf.plans` must name plans by offering"))
                .hasSize(2);
        assertThat(problems("platforms: {cf: {plans: {postgresql: small}}}"))
                .anyMatch(p -> p.contains("`platforms.cf.plans.postgresql` must be a list"));
    }

    @Test
    void aQuirkThatDoesNotExistIsAProblem() {
        assertThat(
                        problems(
                                """
                                platforms:
                                  cf:
                                    omits: [endpoints]
                                    omit: endpoints
                                    last-operation-after-delete: 404
                                  kubernetes: yes
                                """))
                .anyMatch(
                        p ->
                                p.contains(
                                        "sutler.yaml:3: `platforms.cf.omits` is unknown; did you"
                                                + " mean `omit`?"))
                .anyMatch(p -> p.contains("sutler.yaml:4: `platforms.cf.omit` must be a list"))
                .anyMatch(p -> p.contains("must be 200 or 410"))
                .anyMatch(p -> p.contains("`platforms.kubernetes` must be a map"))
                .hasSize(4);
    }

    @Test
    void providersAreToldWhatTheFileAndTheEnvironmentSay() {
        environment.put("SUTLER_PROVIDERS_POSTGRESQL_PORT", "5433");
        environment.put("SUTLER_PROVIDERS_POSTGRESQL_ADMIN_PASSWORD", "{env: PG_PASSWORD}");
        environment.put("SUTLER_PROVIDERS_SCRIPTED_DELAY", "2s");

        Configuration configuration =
                load(
                        """
                        providers:
                          postgresql: {host: db.example, port: 5432}
                        """);

        assertThat(configuration.providers()).containsOnlyKeys("postgresql", "scripted");
        assertThat(configuration.providers().get("postgresql"))
                .hasToString(
                        "{\"host\":\"db.example\",\"port\":5433,\"admin-password\":{\"env\":\"PG_PASSWORD\"}}");
        assertThat(configuration.providers().get("scripted")).hasToString("{\"delay\":\"2s\"}");
    }

    @Test
    void aProvidersSecretStaysInItsVariableOrItsFile() {
        environment.put("SUTLER_PROVIDERS_POSTGRESQL_PASSWORD", "gh: 'st");
        environment.put("SUTLER_PROVIDERS_OTHER_API_TOKEN_FILE", "/run/secrets/token");

        Configuration configuration = loader().load(Optional.empty());
        assertThat(configuration.providers().get("postgresql"))
                .hasToString("{\"password\":{\"env\":\"SUTLER_PROVIDERS_POSTGRESQL_PASSWORD\"}}");
        assertThat(configuration.providers().get("other"))
                .hasToString("{\"api-token\":{\"file\":\"/run/secrets/token\"}}");
    }

    @Test
    void whatKubernetesTellsOfAServiceOfTheSameNameIsPassedOver() {
        environment.put("SUTLER_SERVICE_HOST", "10.0.0.1");
        environment.put("SUTLER_SERVICE_PORT", "8080");
        environment.put("SUTLER_SERVICE_PORT_HTTP", "8080");
        environment.put("SUTLER_PORT", "tcp://10.0.0.1:8080");
        environment.put("SUTLER_PORT_8080_TCP", "tcp://10.0.0.1:8080");
        environment.put("SUTLER_PORT_8080_TCP_ADDR", "10.0.0.1");
        assertThat(loader().load(Optional.empty()).http().port()).isEqualTo(8080);

        environment.put("SUTLER_PORT", "9090");
        assertThatThrownBy(() -> loader().load(Optional.empty()))
                .hasMessageContaining("SUTLER_PORT is unknown");
    }

    @Test
    void anotherFileIsNamedByTheCommandLineOrTheEnvironmentAndMustBeThere() {
        write("other.yaml", "server.port: 7000");
        write("third.yaml", "server.port: 7001");
        environment.put("SUTLER_CONFIG", "other.yaml");

        assertThat(loader().load(Optional.empty()).http().port()).isEqualTo(7000);
        assertThat(loader().load(Optional.of(Path.of("third.yaml"))).http().port()).isEqualTo(7001);
        assertThatThrownBy(() -> loader().load(Optional.of(Path.of("missing.yaml"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("missing.yaml is not there");
    }

    @Test
    void filesThatAreNoConfigurationAreRefused() {
        assertThat(problems("- a list")).singleElement().asString().contains("must be a map");
        assertThat(problems("server: {port: 1"))
                .singleElement()
                .asString()
                .contains("not valid YAML");
        assertThat(problems("server.port: 1\nserver.port: 2"))
                .singleElement()
                .asString()
                .contains("twice");
        assertThat(problems("server: {port: 1}\nserver.port: 2"))
                .singleElement()
                .asString()
                .contains("twice");
        assertThat(problems("server: [1, 2]"))
                .singleElement()
                .asString()
                .contains("unknown key `server`");
        assertThat(problems("server: {port: [1]}"))
                .singleElement()
                .asString()
                .contains("single value");
        assertThat(problems("x".repeat(2 << 20))).singleElement().asString().contains("1 MiB");
        assertThat(load("server:\nlogging: {level: }").http().port()).isEqualTo(8080);
    }

    /* The library reads in parts, and failed where one of them ended within a character. */
    @Test
    void anEmojiMayStandAnywhereInTheFile() {
        for (int at = 1_000; at < 1_050; at++) {
            String yaml = "# " + "x".repeat(at) + "\ud83d\ude00\nserver.port: 7000\n";
            assertThat(load(yaml).http().port()).isEqualTo(7000);
        }
    }

    @Test
    void emptyVariablesAndThoseOfOthersAreLeftAlone() {
        environment.put("SUTLER_SERVER_PORT", "");
        environment.put("SUTLER_CLASS_PATH", "/opt/sutler/providers/*");
        environment.put("SUTLER_JAVA_OPTS", "-Xmx1g");
        environment.put("PATH", "/bin");

        assertThat(load("").http().port()).isEqualTo(8080);
    }

    private static String source(Configuration configuration, String key) {
        return configuration.effective().entry(key).orElseThrow().source().text();
    }

    private String password() {
        return load("").store().external().orElseThrow().password().reveal();
    }

    private Configuration load(String yaml) {
        write("sutler.yaml", yaml);
        return loader().load(Optional.empty());
    }

    private List<String> problems(String yaml) {
        return catchThrowableOfType(ConfigurationException.class, () -> load(yaml)).problems();
    }

    private ConfigurationLoader loader() {
        return new ConfigurationLoader(directory, environment);
    }

    private void write(String name, String content) {
        try {
            Files.writeString(directory.resolve(name), content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
