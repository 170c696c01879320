package dev.sutler.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

class ConfigurationDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "configuration.md");

    @Test
    void theDocumentationHasTheTableOfAllSettings() throws IOException {
        assertThat(Files.readString(DOCUMENT))
                .as("docs/configuration.md must contain exactly this table:\n%s", table())
                .contains(table());
    }

    @Test
    void theDocumentationNamesTheVariablesThatAreReadElsewhere() throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains(Inputs.OTHER_VARIABLES);
    }

    @Test
    void everyDefaultIsValidAndEveryVariableIsOfOneSettingOnly() {
        Settings.ALL.forEach(
                setting ->
                        setting.standard()
                                .ifPresent(
                                        text ->
                                                assertThat(setting.kind().parser().apply(text))
                                                        .isNotNull()));
        List<String> variables = Settings.ALL.stream().<String>map(Setting::variable).toList();
        assertThat(variables)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(Inputs.OTHER_VARIABLES);
    }

    private static String table() {
        return """
        | key | variable | value | default | meaning |
        |---|---|---|---|---|
        """
                + Settings.ALL.stream()
                        .map(ConfigurationDocumentTest::row)
                        .collect(Collectors.joining());
    }

    private static String row(Setting<?> setting) {
        return "| `%s` | `%s` | %s | %s | %s%s |\n"
                .formatted(
                        setting.key(),
                        setting.variable(),
                        setting.kind().name(),
                        setting.standard().map("`%s`"::formatted).orElse("none"),
                        setting.meaning(),
                        setting.secret() ? " A secret: not in the file." : "");
    }
}
