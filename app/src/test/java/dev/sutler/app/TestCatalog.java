package dev.sutler.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// A catalog folder of a test's own, and the file in which scripted services tell what they did.
final class TestCatalog {

    private final Path home;

    private TestCatalog(Path home) {
        this.home = home;
    }

    /// @param offerings names of files below `catalog` among the test resources
    static TestCatalog of(Path home, String... offerings) {
        TestCatalog catalog = new TestCatalog(home);
        try {
            Files.createDirectories(catalog.folder());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        for (String offering : offerings) {
            catalog.put(offering + ".yaml", resource("/catalog/" + offering + ".yaml"));
        }
        return catalog;
    }

    /// Adds the offering that ships.
    TestCatalog withPostgresql() {
        try {
            Files.copy(
                    Checkout.find().root().resolve("catalog/postgresql.yaml"),
                    folder().resolve("postgresql.yaml"));
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// Adds the offering whose back end is the test.
    TestCatalog with(Puppeteer puppeteer) {
        return put(
                "puppet.yaml",
                resource("/catalog/puppet.yaml")
                        .replace("${port}", Integer.toString(puppeteer.port())));
    }

    /// Writes a file of the folder, over the one that may be there.
    TestCatalog put(String file, String content) {
        try {
            Files.writeString(
                    folder().resolve(file), content.replace("${effects}", effects().toString()));
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    String content(String file) {
        try {
            return Files.readString(folder().resolve(file));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Path home() {
        return home;
    }

    Path folder() {
        return home.resolve("catalog");
    }

    /// What was done for the instance or the binding, in order, such as `provision, deprovision`.
    List<String> effects(Resource resource) {
        try {
            return Files.exists(effects())
                    ? Files.readAllLines(effects()).stream()
                            .filter(line -> line.contains("\"" + resource.id() + "\""))
                            .filter(line -> line.contains("\"effect\":"))
                            .map(line -> line.replaceAll(".*\"effect\":\"([a-z]+)\".*", "$1"))
                            .toList()
                    : List.of();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Path effects() {
        return home.resolve("effects.jsonl");
    }

    private static String resource(String name) {
        try (InputStream content =
                Objects.requireNonNull(TestCatalog.class.getResourceAsStream(name), name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
