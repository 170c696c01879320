package dev.sutler.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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

/// Keys that have another name now, and keys that are no more. The table of this test has some of
/// each.
class OldKeysTest {

    private static final Settings TABLE =
            new Settings(
                    Settings.ALL,
                    List.of(
                            new Renamed("listen.port", "server.port"),
                            new Renamed("store.secret", "store.password")),
                    List.of(new Removed("http.threads", "Set `http.max-requests` instead.")));

    @TempDir Path directory;

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void anOldNameIsReadWithAWarningThatNamesTheNewOne() {
        Configuration configuration = load("listen:\n  port: 7000\n");

        assertThat(configuration.http().port()).isEqualTo(7000);
        assertThat(configuration.effective().warnings())
                .singleElement()
                .asString()
                .contains("sutler.yaml:2: `listen.port` is the old name of `server.port`");
        assertThat(load("server.port: 7000").effective().warnings()).isEmpty();
    }

    @Test
    void anOldVariableIsReadWithAWarningThatNamesTheNewOne() {
        environment.put("SUTLER_LISTEN_PORT", "7001");

        Configuration configuration = load("listen.port: 7000");
        assertThat(configuration.http().port()).isEqualTo(7001);
        assertThat(configuration.effective().warnings())
                .anyMatch(
                        warning ->
                                warning.contains(
                                        "`SUTLER_LISTEN_PORT` is the old name of"
                                                + " `SUTLER_SERVER_PORT`"))
                .hasSize(2);
        assertThat(configuration.effective().entry("server.port").orElseThrow().source())
                .isEqualTo(Source.variable("SUTLER_LISTEN_PORT"));
    }

    @Test
    void bothNamesAtOnceAreAProblem() {
        assertThat(problems("listen.port: 1\nserver.port: 1"))
                .singleElement()
                .asString()
                .contains("`listen.port` and `server.port`", "Keep `server.port`");

        environment.put("SUTLER_LISTEN_PORT", "1");
        environment.put("SUTLER_SERVER_PORT", "1");
        assertThat(problems(""))
                .singleElement()
                .asString()
                .contains("SUTLER_LISTEN_PORT", "Keep `SUTLER_SERVER_PORT`");
    }

    @Test
    void aSecretIsOneUnderItsOldNameToo() {
        assertThat(problems("store.secret: hunter2"))
                .singleElement()
                .asString()
                .contains("`store.secret` is a secret", "SUTLER_STORE_PASSWORD")
                .doesNotContain("hunter2");
    }

    @Test
    void aRemovedKeyStopsTheStartAndSaysWhatToDo() {
        environment.put("SUTLER_HTTP_THREADS", "4");
        assertThat(problems("http:\n  threads: 4\n"))
                .anyMatch(
                        problem ->
                                problem.endsWith(
                                        "sutler.yaml:2: there is no `http.threads` any more. Set"
                                                + " `http.max-requests` instead."))
                .anyMatch(
                        problem ->
                                problem.equals(
                                        "There is no SUTLER_HTTP_THREADS any more. Set"
                                                + " `http.max-requests` instead."))
                .hasSize(2);
    }

    @Test
    void aTableThatMakesNoSenseCannotBeMade() {
        assertThatThrownBy(
                        () ->
                                new Settings(
                                        Settings.ALL,
                                        List.of(new Renamed("a.b", "not.there")),
                                        List.of()))
                .hasMessageContaining("not.there");
        assertThatThrownBy(
                        () ->
                                new Settings(
                                        Settings.ALL,
                                        List.of(),
                                        List.of(new Removed("server.port", "No."))))
                .hasMessageContaining("server.port");
    }

    private Configuration load(String yaml) {
        try {
            Files.writeString(directory.resolve("sutler.yaml"), yaml);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new ConfigurationLoader(directory, environment, TABLE).load(Optional.empty());
    }

    private List<String> problems(String yaml) {
        return catchThrowableOfType(ConfigurationException.class, () -> load(yaml)).problems();
    }
}
