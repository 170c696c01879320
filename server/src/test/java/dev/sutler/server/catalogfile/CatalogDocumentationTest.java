package dev.sutler.server.catalogfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.catalog.CatalogRule;
import dev.sutler.core.catalog.Severity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// `docs/catalog.md` says what is true.
class CatalogDocumentationTest {

    private static final Path PAGE = Path.of("..", "docs", "catalog.md");

    @Test
    void itsExampleIsAGoodCatalog(@TempDir Path folder) throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("```yaml\n") + "```yaml\n".length();
        Files.writeString(
                folder.resolve("queue.yaml"), page.substring(start, page.indexOf("```", start)));

        assertThat(new CatalogFolder(new AnyProvider()).read(folder).findings()).isEmpty();
    }

    @Test
    void itsTableHasEveryRuleAndNoOther() throws IOException {
        List<String> rows =
                Files.readAllLines(PAGE).stream()
                        .filter(line -> line.matches("\\| `[a-z-]+` \\| [EW] \\| .*"))
                        .map(line -> line.substring(3, line.indexOf('|', 7) + 3).strip())
                        .toList();
        Stream<String> ofFiles =
                Arrays.stream(FileRule.values()).map(rule -> rule.word() + "` | E");
        Stream<String> ofCatalogs =
                Arrays.stream(CatalogRule.values())
                        .map(rule -> rule.word() + "` | " + letter(rule.severity()));

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(ofFiles, ofCatalogs).toList());
    }

    private static String letter(Severity severity) {
        return switch (severity) {
            case ERROR -> "E";
            case WARNING -> "W";
        };
    }
}
