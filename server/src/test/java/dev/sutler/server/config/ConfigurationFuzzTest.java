package dev.sutler.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.conformance.fuzz.ParserFuzzer;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Whatever stands in the configuration, it is read, or one line says what is wrong with it.
public final class ConfigurationFuzzTest {

    private static final List<String> CORPUS =
            List.of(
                    """
                    server: {address: 0.0.0.0, port: 9000}
                    http.max-body-size: 64KiB   # a comment
                    store:
                      url: "jdbc:postgresql://h/d"
                      user: u
                    operations.retry-first: 250ms
                    platforms:
                      old: {omit: [endpoints], last-operation-after-delete: 410}
                    providers:
                      postgresql: &pg
                        host: h
                        password: {env: X}
                      other: *pg
                    """,
                    "30s",
                    "logging:\n  level: info\n");

    /// The parsers, in the form that a coverage-guided fuzzer looks for.
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Settings.ALL.forEach(setting -> value(setting, text));
        load(text, Map.of());
        load(text, Map.of("SUTLER_PROVIDERS_X_TOKEN", text, "SUTLER_PROVIDERS_X_Y", text));
    }

    private static void value(Setting<?> setting, String text) {
        try {
            assertThat(setting.kind().parser().apply(text)).isNotNull();
        } catch (IllegalArgumentException refused) {
            assertThat(setting.kind().expectation()).isNotEmpty();
        }
    }

    private static void load(String text, Map<String, String> environment) {
        try {
            new ConfigurationLoader(Path.of(""), environment).load(YamlFile.of("f.yaml", text));
        } catch (ConfigurationException refused) {
            assertThat(refused.problems()).isNotEmpty().allMatch(line -> line.lines().count() == 1);
        }
    }

    @Test
    void noConfigurationBreaksTheParsers() {
        ParserFuzzer.run(CORPUS, ConfigurationFuzzTest::fuzzerTestOneInput);
    }
}
