package dev.sutler.providers.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;

class DocumentationTest {

    private static final Path PAGE = Path.of("../docs/providers/adding-a-provider.md");
    private static final Path SOURCES = Path.of("src/test/java/dev/sutler/providers/example");

    @ParameterizedTest
    @ValueSource(
            strings = {"FolderProviderFactory", "FolderProvider", "Files", "FolderProviderTest"})
    void theDocumentationShowsTheCodeThatIsTested(String type) throws IOException {
        String code = java.nio.file.Files.readString(SOURCES.resolve(type + ".java")).strip();

        assertThat(java.nio.file.Files.readString(PAGE)).contains("```java\n" + code + "\n```");
    }
}
