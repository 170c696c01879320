package dev.sutler.server.config;

import static org.assertj.core.api.Assertions.assertThat;
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

/// What is shown of a configuration: values, where they came from, and no secret.
class EffectiveTest {

    @TempDir Path directory;

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void everyValueIsShownWithItsSource() {
        environment.put("SUTLER_STORE_POOL_WORKERS", "7");
        Effective effective = load("{store: {url: 'jdbc:postgresql://h/d', user: u}}");

        assertThat(shown(effective, "store.pool.workers")).isEqualTo("7");
        assertThat(shown(effective, "http.max-body-size")).isEqualTo("1MiB");
        assertThat(shown(effective, "store.user")).isEqualTo("u");
        assertThat(effective.entry("store.password").orElseThrow().value()).isEmpty();
        assertThat(effective.file()).contains(directory.resolve("sutler.yaml").toString());
    }

    @Test
    void secretsAreMaskedAndReferencesAreShown() {
        environment.put("SUTLER_STORE_URL", "jdbc:postgresql://h/d");
        environment.put("SUTLER_STORE_USER", "u");
        environment.put("SUTLER_STORE_PASSWORD", "canary-1");
        environment.put("SUTLER_PROVIDERS_POSTGRESQL_PASSWORD", "{canary-2}");
        environment.put("SUTLER_PROVIDERS_OTHER_TOKEN_FILE", "/run/token");
        Effective effective =
                load(
                        """
                        providers:
                          postgresql: {host: h, admin-password: {env: ADMIN}}
                          other:
                            callback: https://u:canary-3@host/x?token=canary-4
                            nested: {api-secret: {file: /run/secret}, size: [1, 2]}
                            password: {canary-5: true}
                        platforms:
                          old: {omit: [endpoints]}
                        """);

        assertThat(effective.entries().toString()).doesNotContain("canary");
        assertThat(shown(effective, "store.password")).isEqualTo("********");
        assertThat(shown(effective, "providers.postgresql.password"))
                .isEqualTo("{env: SUTLER_PROVIDERS_POSTGRESQL_PASSWORD}");
        assertThat(shown(effective, "providers.postgresql.admin-password"))
                .isEqualTo("{env: ADMIN}");
        assertThat(shown(effective, "providers.other.token")).isEqualTo("{file: /run/token}");
        assertThat(effective.entry("providers.other.token").orElseThrow().source().text())
                .isEqualTo("SUTLER_PROVIDERS_OTHER_TOKEN_FILE");
        assertThat(shown(effective, "providers.other.callback"))
                .isEqualTo("https://********@host/x?token=********");
        assertThat(shown(effective, "providers.other.nested"))
                .isEqualTo("{api-secret: {file: /run/secret}, size: [1, 2]}");
        assertThat(shown(effective, "platforms.old.omit")).isEqualTo("[endpoints]");
        assertThat(effective.entry("platforms.old.omit").orElseThrow().source().text())
                .endsWith("sutler.yaml:8");
    }

    @Test
    void aProvidersSecretInTheFileIsRefusedWhereverItStands() {
        assertThat(
                        problems(
                                """
                                providers:
                                  postgresql: {password: hunter2}
                                  other:
                                    back: {end: {api-token: 4711}}
                                """))
                .anyMatch(
                        problem ->
                                problem.contains(
                                        "sutler.yaml:2: `providers.postgresql.password` is a secret"
                                                + " and must not stand in the file."))
                .anyMatch(problem -> problem.contains("`providers.other.back.end.api-token`"))
                .hasSize(2)
                .noneMatch(problem -> problem.contains("hunter2") || problem.contains("4711"));
    }

    @Test
    void namesThatUsersChooseAreNotJoinedByDots() {
        assertThat(problems("providers.postgresql.host: h"))
                .singleElement()
                .asString()
                .contains("must be nested");
    }

    private static String shown(Effective effective, String key) {
        return effective.entry(key).orElseThrow().value().orElseThrow();
    }

    private Effective load(String yaml) {
        try {
            Files.writeString(directory.resolve("sutler.yaml"), yaml);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new ConfigurationLoader(directory, environment).load(Optional.empty()).effective();
    }

    private List<String> problems(String yaml) {
        return catchThrowableOfType(ConfigurationException.class, () -> load(yaml)).problems();
    }
}
