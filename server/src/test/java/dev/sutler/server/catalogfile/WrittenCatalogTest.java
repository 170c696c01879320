package dev.sutler.server.catalogfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A folder that is replaced as a whole.
final class WrittenCatalogTest {

    @TempDir private Path home;

    @Test
    void theFolderHasTheFilesOfTheLastTimeAndNoOthers() throws IOException {
        WrittenCatalog written = new WrittenCatalog(home.resolve("place"));
        assertThat(written.folder()).doesNotExist();

        assertThat(written.replace(files("a", "1", "b", "2"))).isTrue();
        assertThat(contents(written)).containsExactly("a=1", "b=2");
        assertThat(written.replace(files("b", "2", "c", "3"))).isTrue();
        assertThat(contents(written)).containsExactly("b=2", "c=3");
    }

    @Test
    void theSameFilesAreWrittenOnce() throws IOException {
        WrittenCatalog written = new WrittenCatalog(home);
        written.replace(files("a", "1"));
        Path version = written.folder().toRealPath();

        assertThat(written.replace(files("a", "1"))).isFalse();
        assertThat(new WrittenCatalog(home).replace(files("a", "1"))).isFalse();
        assertThat(written.folder().toRealPath()).isEqualTo(version);
    }

    @Test
    void whatSomebodySpoiltIsWrittenAgain() throws IOException {
        WrittenCatalog written = new WrittenCatalog(home);
        written.replace(files("a", "1", "b", "2"));
        Files.delete(written.folder().resolve("a"));

        assertThat(written.replace(files("a", "1", "b", "2"))).isTrue();
        assertThat(contents(written)).containsExactly("a=1", "b=2");
    }

    @Test
    void onlyTheVersionBeforeStays() throws IOException {
        WrittenCatalog written = new WrittenCatalog(home);
        for (int version = 0; version < 5; version++) {
            written.replace(files("a", Integer.toString(version)));
        }
        Files.createDirectories(home.resolve("catalog-left-by-a-crash"));
        written.replace(files("a", "last"));

        try (Stream<Path> entries = Files.list(home)) {
            assertThat(entries.filter(each -> !Files.isSymbolicLink(each))).hasSize(2);
        }
        assertThat(contents(written)).containsExactly("a=last");
    }

    @Test
    void whatCannotBeWrittenLeavesWhatWasThere() throws IOException {
        WrittenCatalog written = new WrittenCatalog(home);
        written.replace(files("a", "1"));

        assertThatThrownBy(() -> written.replace(files("a", "2", "no/folder/of/this/name", "3")))
                .isInstanceOf(IOException.class);
        assertThat(contents(written)).containsExactly("a=1");
        assertThat(written.replace(files("a", "1"))).isFalse();
    }

    private static SortedMap<String, byte[]> files(String... namesAndContents) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (int at = 0; at < namesAndContents.length; at += 2) {
            files.put(
                    namesAndContents[at],
                    namesAndContents[at + 1].getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    private static List<String> contents(WrittenCatalog written) throws IOException {
        try (Stream<Path> files = Files.list(written.folder())) {
            return files.sorted().map(file -> file.getFileName() + "=" + read(file)).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
