package dev.sutler.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sutler.spi.Secret;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A broker that finds what a UniPipe broker was told.
final class UniPipeVariablesTest {

    @TempDir private Path directory;

    private final Map<String, String> environment =
            new HashMap<>(Map.of("GIT_REMOTE", "git@git.example:shop.git"));

    @Test
    void theRepositoryIsToldToItsProvider() {
        environment.put("GIT_REMOTE-BRANCH", "trunk");
        environment.put("GIT_USERNAME", "broker");
        environment.put("GIT_PASSWORD", "hunter2");
        environment.put("GIT_SSH_KEY", "hunter3");

        Configuration configuration = load("");

        assertThat(configuration.providers().get("gitops"))
                .hasToString(
                        "{\"remote\":\"git@git.example:shop.git\",\"branch\":\"trunk\","
                                + "\"username\":\"broker\",\"password\":{\"env\":\"GIT_PASSWORD\"},"
                                + "\"ssh-key\":{\"env\":\"GIT_SSH_KEY\"}}");
        Effective effective = configuration.effective();
        assertThat(effective.entry("providers.gitops.ssh-key").orElseThrow())
                .isEqualTo(
                        new Effective.Entry(
                                "providers.gitops.ssh-key",
                                Optional.of("{env: GIT_SSH_KEY}"),
                                Source.variable("GIT_SSH_KEY")));
        assertThat(effective.notes())
                .contains(
                        "GIT_REMOTE-BRANCH counts as `providers.gitops.branch: trunk`.",
                        "GIT_PASSWORD counts as `providers.gitops.password: {env: GIT_PASSWORD}`.")
                .noneMatch(note -> note.contains("hunter"));
    }

    @Test
    void ourOwnKeysWin() {
        environment.put("GIT_REMOTE_BRANCH", "trunk");
        environment.put("SUTLER_PROVIDERS_GITOPS_BRANCH", "main");
        environment.put("SERVER_PORT", "1234");

        Configuration configuration = load("{server.port: 9000, providers: {gitops: {remote: r}}}");

        assertThat(configuration.providers().get("gitops"))
                .hasToString("{\"remote\":\"r\",\"branch\":\"main\"}");
        assertThat(configuration.http().port()).isEqualTo(9000);
        assertThat(configuration.effective().notes())
                .contains(
                        "GIT_REMOTE is passed over, since `providers.gitops.remote` is set.",
                        "SERVER_PORT is passed over, since `server.port` is set.");
    }

    @Test
    void thePortIsUniPipes() {
        assertThat(load("").http().port()).isEqualTo(8075);

        environment.put("SERVER_PORT", "1234");
        Configuration configuration = load("");
        assertThat(configuration.http().port()).isEqualTo(1234);
        assertThat(configuration.effective().entry("server.port").orElseThrow().source())
                .isEqualTo(Source.variable("SERVER_PORT"));

        environment.put("SERVER_PORT", "tcp://10.0.0.1:80");
        assertThat(load("").http().port()).isEqualTo(8075);

        environment.put("SERVER_PORT", "many");
        assertThat(problems(""))
                .singleElement()
                .asString()
                .contains("SERVER_PORT", "`server.port`");
    }

    @Test
    void thePlatformLogsInAsBefore() {
        environment.put("APP_BASIC-AUTH-PASSWORD", "hunter2");
        assertThat(given(load(""))).isEqualTo(credential("user", "hunter2"));

        environment.put("APP_BASIC_AUTH_USERNAME", "marketplace");
        environment.put("APP_BASIC_AUTH_PASSWORD", "hunter3");
        Configuration configuration = load("");
        assertThat(given(configuration)).isEqualTo(credential("marketplace", "hunter3"));
        assertThat(
                        configuration
                                .effective()
                                .entry("platforms.default.username")
                                .orElseThrow()
                                .value())
                .contains("marketplace");
        assertThat(
                        configuration
                                .effective()
                                .entry("platforms.default.password")
                                .orElseThrow()
                                .value())
                .contains("{env: APP_BASIC_AUTH_PASSWORD}");
        assertThat(configuration.effective().notes())
                .contains(
                        "APP_BASIC_AUTH_PASSWORD is the password of the platform `default`, with"
                                + " the user name `marketplace`.");
    }

    @Test
    void aPasswordThatEverybodyKnowsIsRefused() {
        environment.put("APP_BASIC_AUTH_USERNAME", "user");
        assertThat(problems("")).singleElement().asString().contains("APP_BASIC_AUTH_PASSWORD");

        environment.put("APP_BASIC_AUTH_PASSWORD", "random-secret");
        assertThat(problems("")).singleElement().asString().contains("old default");

        environment.put("APP_BASIC_AUTH_PASSWORD", "x".repeat(73));
        assertThat(problems("")).singleElement().asString().contains("72 bytes");

        environment.put("APP_BASIC_AUTH_PASSWORD", "hunter2");
        environment.put("APP_BASIC_AUTH_USERNAME", "a:b");
        assertThat(problems("")).singleElement().asString().contains("colon");
    }

    @Test
    void aPasswordInTheRemoteIsRefused() {
        environment.put("GIT_REMOTE", "https://broker:hunter2@git.example/shop.git");

        assertThat(problems(""))
                .singleElement()
                .asString()
                .contains("GIT_REMOTE")
                .doesNotContain("hunter2");
    }

    @Test
    void whatIsOfNoUseIsTold() {
        environment.put("GIT_LOCAL_PATH", "/tmp/git");
        environment.put("SCHEDULING_PUSH_PAUSE_DELAY", "5000");

        assertThat(load("").effective().notes())
                .contains(
                        "GIT_LOCAL_PATH is of no use here, and passed over.",
                        "SCHEDULING_PUSH_PAUSE_DELAY is of no use here, and passed over.");
    }

    @Test
    void withoutARemoteNothingOfItCounts() {
        environment.remove("GIT_REMOTE");
        environment.put("GIT_PASSWORD", "hunter2");
        environment.put("SERVER_PORT", "1234");
        environment.put("APP_BASIC_AUTH_PASSWORD", "random-secret");

        Configuration configuration = load("");

        assertThat(configuration.http().port()).isEqualTo(8080);
        assertThat(configuration.providers()).isEmpty();
        assertThat(configuration.platforms().given()).isEmpty();
        assertThat(configuration.effective().notes()).isEmpty();
    }

    private static Configuration.GivenCredential given(Configuration configuration) {
        return configuration.platforms().given().orElseThrow();
    }

    private static Configuration.GivenCredential credential(String username, String password) {
        return new Configuration.GivenCredential("default", username, Secret.of(password));
    }

    private Configuration load(String yaml) {
        try {
            Files.writeString(directory.resolve("sutler.yaml"), yaml);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new ConfigurationLoader(directory, environment).load(Optional.empty());
    }

    private List<String> problems(String yaml) {
        return catchThrowableOfType(ConfigurationException.class, () -> load(yaml)).problems();
    }
}
