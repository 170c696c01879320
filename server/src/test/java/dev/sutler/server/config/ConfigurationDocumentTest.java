package dev.sutler.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The documentation says what the table of settings says. With `-Dsutler.documents=fix` the table
/// is written into it.
class ConfigurationDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "configuration.md");
    private static final String HEAD = "| key | variable | value | default | meaning |\n";
    private static final String FIX =
            "mvn -pl server -am test -Dtest=ConfigurationDocumentTest -Dsutler.documents=fix"
                    + " -Dsurefire.failIfNoSpecifiedTests=false";

    @Test
    void theDocumentationHasTheTableOfAllSettings() throws IOException {
        String document = Files.readString(DOCUMENT);
        int start = document.indexOf(HEAD);
        assertThat(start)
                .as("docs/configuration.md has no table that begins with %s", HEAD)
                .isNotNegative();
        String fixed = document.substring(0, start) + table() + rest(document.substring(start));
        if ("fix".equals(System.getProperty("sutler.documents"))) {
            Files.writeString(DOCUMENT, fixed);
        } else {
            assertThat(document).as("docs/configuration.md, as by: " + FIX).isEqualTo(fixed);
        }
    }

    @Test
    void theDocumentationNamesTheVariablesThatAreReadElsewhere() throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains(Inputs.OTHER_VARIABLES);
    }

    /* A merge once left a second table behind the first, which nobody compared with anything. */
    @Test
    void everySettingHasOneRow() throws IOException {
        List<String> lines = Files.readAllLines(DOCUMENT);
        Settings.ALL.forEach(
                setting ->
                        assertThat(lines)
                                .filteredOn(line -> line.startsWith("| `" + setting.key() + "` |"))
                                .hasSize(1));
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

    /* What follows the table. */
    private static String rest(String fromTable) {
        return fromTable
                .lines()
                .dropWhile(line -> line.startsWith("|"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String table() {
        return HEAD
                + "|---|---|---|---|---|\n"
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
