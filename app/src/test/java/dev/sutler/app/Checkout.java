package dev.sutler.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// The checkout that the tests run in: its root and the texts in it.
final class Checkout {

    static final List<String> MODULES =
            List.of(
                    "spi",
                    "core",
                    "gitops",
                    "providers",
                    "server",
                    "conformance",
                    "testkit",
                    "app",
                    "rig");

    /// Folders that hold nothing written by hand, or nothing that ships.
    private static final Set<String> NOT_OURS =
            Set.of(".git", ".idea", ".sutler", "target", "bench");

    private final Path root;

    private Checkout(Path root) {
        this.root = root;
    }

    /// Looks upward from the working directory, which is the module's under Maven and any under an
    /// IDE.
    static Checkout find() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("spi/pom.xml"))) {
                return new Checkout(folder);
            }
        }
        throw new IllegalStateException("no checkout of Sutler at or above " + start);
    }

    Path root() {
        return root;
    }

    /// Every Java file of every module, main and test, in order of path.
    List<SourceText> javaSources() {
        List<SourceText> sources = new ArrayList<>();
        for (String module : MODULES) {
            for (String part : List.of("src/main/java", "src/test/java")) {
                files(root.resolve(module).resolve(part), Set.of("java")).forEach(sources::add);
            }
        }
        return sources;
    }

    /// Every text that somebody wrote and that ships: sources, build files, documents, catalogs,
    /// migrations.
    List<SourceText> texts() {
        return files(root, Set.of("java", "xml", "md", "yaml", "yml", "json", "sql", "properties"));
    }

    /// The documents at the root and under `docs`.
    List<SourceText> documents() {
        return texts().stream()
                .filter(text -> text.path().endsWith(".md"))
                .filter(text -> !text.path().contains("/") || text.path().startsWith("docs/"))
                .toList();
    }

    private List<SourceText> files(Path folder, Set<String> endings) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new Collector(endings, found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Collections.sort(found);
        return found.stream().map(file -> SourceText.read(root, file)).toList();
    }

    private static final class Collector extends SimpleFileVisitor<Path> {

        private final Set<String> endings;
        private final List<Path> found;

        Collector(Set<String> endings, List<Path> found) {
            this.endings = endings;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = String.valueOf(file.getFileName());
            if (endings.contains(name.substring(name.lastIndexOf('.') + 1))) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
