package dev.sutler.server.catalogfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sutler.core.catalog.Severity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Folders and files as authors leave them, good ones and others.
class CatalogFolderTest {

    private static final String GOOD =
            """
            # A comment.
            name: queue
            id: offering-1
            description: A queue.
            bindable: true
            provider:
              type: scripted
            plans:
              - name: small
                id: plan-1
                description: A small one.
                free: false
                maintenance_info:
                  version: "1.2.3"
                metadata:
                  costs:
                    - amount:
                        usd: 99.90
                      unit: MONTHLY
                schemas:
                  service_instance:
                    create:
                      parameters:
                        $schema: http://json-schema.org/draft-07/schema#
                        properties:
                          size: {type: integer}
            """;

    @TempDir private Path folder;

    @Test
    void aGoodFolderGivesACatalog() throws IOException {
        write("queue.yaml", GOOD);

        CatalogFolder.Result result = read();

        assertThat(result.findings()).isEmpty();
        assertThat(result.catalog().orElseThrow().wire().at("/services/0/plans/0/metadata"))
                .hasToString("{\"costs\":[{\"amount\":{\"usd\":99.90},\"unit\":\"MONTHLY\"}]}");
    }

    @Test
    void jsonAndYamlStandSideBySideInTheOrderOfTheirNames() throws IOException {
        write("2.yml", GOOD);
        write("1.JSON", minimal("first"));
        write("3.yaml", "\uFEFF" + minimal("third"));

        assertThat(read().catalog().orElseThrow().offerings())
                .extracting(offering -> offering.name())
                .containsExactly("first", "queue", "third");
    }

    /* The library reads in parts, and failed where one of them ended within a character. */
    @Test
    void anEmojiMayStandAnywhereInAFile() throws IOException {
        for (int at = 1_000; at < 1_050; at++) {
            write("1.yaml", "# " + "x".repeat(at) + "\ud83d\ude00\n" + minimal("first"));
            assertThat(read().findings()).isEmpty();
        }
    }

    @Test
    void otherFilesAreNotLookedAt() throws IOException {
        write("queue.yaml", GOOD);
        write("README.md", "no offering");
        write(".hidden.yaml", "no: offering");
        write("queue.yaml~", "no: offering");
        Files.createDirectory(folder.resolve("more.yaml"));
        Files.createSymbolicLink(folder.resolve(".#queue.yaml"), Path.of("nobody@nowhere"));

        assertThat(read().findings()).isEmpty();
    }

    @Test
    void linksToFilesAreFollowed() throws IOException {
        Path data = Files.createDirectory(folder.resolve("..data"));
        Files.writeString(data.resolve("queue.yaml"), GOOD);
        Files.createSymbolicLink(
                folder.resolve("queue.yaml"), Path.of("..data").resolve("queue.yaml"));

        assertThat(read().catalog()).isPresent();
    }

    static Stream<Arguments> spoilt() {
        return Stream.of(
                arguments("id: offering-1", "id: [1", 4, "syntax"),
                arguments("bindable: true", "bindable: yes", 5, "field-type"),
                arguments("bindable: true", "bindable: True", 5, "field-type"),
                arguments("bindable: true", "bindable:", 5, "field-type"),
                arguments("bindable: true", "bindabel: true", 5, "field-unknown"),
                arguments("bindable: true", "plan_updatable: true", 5, "field-misspelled"),
                arguments("type: scripted", "type: script", 7, "provider-type-unknown"),
                arguments("type: scripted", "type: scripted\n  wrong: 1", 8, "provider-setting"),
                arguments("name: small", "name: small\n    name: large", 10, "duplicate-key"),
                arguments("id: plan-1", "id: offering-1", 10, "id-unique"),
                arguments("free: false", "free: true", 16, "costs-not-free"),
                arguments("version: \"1.2.3\"", "version: 1.10", 14, "field-type"),
                arguments("version: \"1.2.3\"", "version: \"1.10\"", 14, "maintenance-version"),
                arguments("usd: 99.90", "usd: .inf", 18, "not-json"),
                arguments("usd: 99.90", "usd: .nan", 18, "not-json"),
                arguments("usd: 99.90", "usd: !!binary aGVsbG8=", 18, "not-json"),
                arguments("MONTHLY", "\"\\ud800\"", 19, "not-json"),
                arguments("MONTHLY", "*month", 19, "alias"),
                arguments("type: integer", "type: integr", 26, "schema-invalid"),
                arguments("type: integer", "pattern: '['", 26, "schema-pattern"),
                arguments("type: integer", "$ref: 'http://x/'", 26, "schema-reference-external"),
                arguments("draft-07", "draft-03", 24, "schema-dialect-unknown"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("spoilt")
    void aProblemIsReportedWithFileLineAndRule(
            String original, String replacement, int line, String rule) throws IOException {
        write("queue.yaml", GOOD.replace(original, replacement));

        List<String> texts = read().findings().stream().map(CatalogFinding::text).toList();

        String start = folder.resolve("queue.yaml") + ":" + line + ": ";
        assertThat(texts)
                .anyMatch(
                        text ->
                                text.startsWith(start + rule + ": ")
                                        || text.startsWith(start + "warning: " + rule + ": "))
                .allMatch(text -> text.lines().count() == 1);
    }

    static Stream<Arguments> hopeless() {
        String bomb =
                """
                a: &a [x, x, x, x, x, x, x, x, x, x]
                b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
                c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
                d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
                e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
                """;
        StringBuilder chain = new StringBuilder("a0: &a0 [x]\n");
        for (int link = 1; link < 1000; link++) {
            chain.append("a%d: &a%d [*a%d]\n".formatted(link, link, link - 1));
        }
        return Stream.of(
                arguments("", "file-empty"),
                arguments("  \n\n", "file-empty"),
                arguments("# nothing\n", "file-empty"),
                arguments("---\n", "not-an-object"),
                arguments("null", "not-an-object"),
                arguments("just a text", "not-an-object"),
                arguments("- name: queue", "not-an-object"),
                arguments("42", "not-an-object"),
                arguments("a: 1\n---\nb: 2", "one-document-per-file"),
                arguments("a: &x {b: *x}", "alias"),
                arguments("&x a: 1\nb: [&y [*y]]", "alias"),
                arguments("a: *nowhere", "alias"),
                arguments("a: &x 5\nb: *x", "alias"),
                arguments(bomb, "alias"),
                arguments(chain.toString(), "alias"),
                arguments("a: {b: 1}\n<<: {c: 2}", "merge-key"),
                arguments("a: &x {b: 1}\n<<: *x", "merge-key"),
                arguments("a: [1,\nb: }", "syntax"),
                arguments("a:\n\t- b", "syntax"),
                arguments("? [a, b]\n: 1", "syntax"),
                arguments("a: 'open", "syntax"),
                arguments("%YAML 3.0\n---\na: 1", "syntax"),
                arguments("a: \u0007", "syntax"),
                arguments("[".repeat(100_000), "syntax"),
                arguments("a: " + "{a: ".repeat(500) + "1" + "}".repeat(500), "syntax"),
                arguments("a: " + "1".repeat(5000), "syntax"),
                arguments("a: \0", "file-not-text"),
                arguments("#".repeat(1024 * 1024 + 1), "file-too-large"));
    }

    @ParameterizedTest
    @MethodSource("hopeless")
    void aFileThatIsNoOfferingIsOneProblem(String content, String rule) throws IOException {
        write("good.yaml", GOOD);
        write("hopeless.yaml", content);

        CatalogFolder.Result result = read();

        assertThat(result.catalog()).isEmpty();
        assertThat(result.findings()).singleElement().matches(each -> each.rule().equals(rule));
        assertThat(result.findings().getFirst().file()).isEqualTo(folder.resolve("hopeless.yaml"));
        assertThat(result.findings().getFirst().text()).hasSizeLessThan(600).doesNotContain("\n");
    }

    static Stream<Arguments> hopelessJson() {
        return Stream.of(
                arguments("", "file-empty"),
                arguments("{", "syntax"),
                arguments("{\"a\": 1,}", "syntax"),
                arguments("{'a': 1}", "syntax"),
                arguments("{\"a\": 1} // comment", "syntax"),
                arguments("{\"a\": NaN}", "syntax"),
                arguments("{\"a\": \"\\ud800\"}", "not-json"),
                arguments("{} {}", "one-document-per-file"),
                arguments("[]", "not-an-object"),
                arguments("{\"a\":".repeat(500), "syntax"),
                arguments("name: queue", "syntax"));
    }

    @ParameterizedTest
    @MethodSource("hopelessJson")
    void aJsonFileThatIsNoOfferingIsOneProblem(String content, String rule) throws IOException {
        write("hopeless.json", content);

        assertThat(read().findings()).singleElement().matches(each -> each.rule().equals(rule));
    }

    @Test
    void aBinaryFileIsOneProblem() throws IOException {
        Files.write(folder.resolve("a.yaml"), new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0});
        Files.write(folder.resolve("b.json"), new byte[] {(byte) 0xC3, 0x28});

        assertThat(read().findings())
                .extracting(CatalogFinding::rule)
                .containsExactly("file-not-text", "file-not-text");
    }

    @Test
    void aLinkToNowhereIsOneProblem() throws IOException {
        Files.createSymbolicLink(folder.resolve("a.yaml"), Path.of("gone"));
        Files.createSymbolicLink(folder.resolve("b.yaml"), Path.of("b.yaml"));

        assertThat(read().findings())
                .extracting(CatalogFinding::rule)
                .containsExactly("file-unreadable", "file-unreadable");
    }

    @Test
    void aFolderThatIsNotThereIsOneProblem() throws IOException {
        write("file", "");

        for (String name : List.of("gone", "file")) {
            assertThat(new CatalogFolder(new AnyProvider()).read(folder.resolve(name)).findings())
                    .singleElement()
                    .matches(each -> each.rule().equals("folder-unreadable"));
        }
    }

    @Test
    void anEmptyFolderIsOneProblem() throws IOException {
        write("README.md", "nothing here");

        assertThat(read().findings())
                .singleElement()
                .matches(each -> each.rule().equals("folder-empty"));
    }

    @Test
    void allProblemsOfAllFilesComeTogetherInOrder() throws IOException {
        write("b.yaml", GOOD.replace("bindable: true", "bindable: 1"));
        write("a.yaml", "{");
        write("c.yaml", GOOD);

        assertThat(read().findings())
                .extracting(each -> each.file().getFileName() + " " + each.rule())
                .containsExactly(
                        "a.yaml syntax",
                        "b.yaml field-type",
                        "c.yaml offering-name-unique",
                        "c.yaml id-unique",
                        "c.yaml id-unique");
    }

    @Test
    void aliasesStandForCopiesOfObjectsAndLists() throws IOException {
        write(
                "queue.yaml",
                GOOD.replace("{type: integer}", "&s {enum: &e [1, 2]}")
                        .replaceFirst("\\z", "              more: {default: [*s, *e]}\n"));

        CatalogFolder.Result result = read();

        assertThat(result.findings()).isEmpty();
        assertThat(
                        result.catalog()
                                .orElseThrow()
                                .wire()
                                .at("/services/0/plans/0/schemas/service_instance/create")
                                .path("parameters")
                                .path("properties")
                                .path("more"))
                .hasToString("{\"default\":[{\"enum\":[1,2]},[1,2]]}");
    }

    @Test
    void warningsDoNotKeepTheCatalogFromBeingUsed() throws IOException {
        write("queue.yaml", GOOD.replace("bindable: true", "bindable: true\ncolour: red"));

        CatalogFolder.Result result = read();

        assertThat(result.catalog()).isPresent();
        assertThat(result.findings(Severity.WARNING)).hasSize(1);
        assertThat(result.findings(Severity.ERROR)).isEmpty();
    }

    private static String minimal(String name) {
        return """
        {"name": "%s", "id": "%s", "description": "d", "bindable": true,
         "provider": {"type": "scripted"},
         "plans": [{"name": "p", "id": "p-%s", "description": "d"}]}
        """
                .formatted(name, name, name);
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private CatalogFolder.Result read() {
        return new CatalogFolder(new AnyProvider()).read(folder);
    }
}
