package dev.sutler.server.catalogfile;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.CatalogCheck;
import dev.sutler.core.catalog.CatalogParser;
import dev.sutler.core.catalog.CatalogProblem;
import dev.sutler.core.catalog.CatalogRule;
import dev.sutler.core.catalog.CatalogSource;
import dev.sutler.core.catalog.ProviderTypes;
import dev.sutler.core.catalog.Severity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// Reads a catalog from a folder: all files that end in `.yaml`, `.yml` or `.json`, in the order of
/// their names.
///
/// Other files, files whose name starts with a dot, and folders are passed over.
public final class CatalogFolder {

    private final CatalogParser parser;
    private final YamlOrJson reader = new YamlOrJson();

    /// @param types the providers that the catalog may name
    public CatalogFolder(ProviderTypes types) {
        this.parser = new CatalogParser(types);
    }

    /// What came of reading a folder.
    ///
    /// @param catalog the catalog; empty when a finding is an error
    /// @param findings everything found, sorted by file, line and rule; warnings too
    public record Result(Optional<Catalog> catalog, List<CatalogFinding> findings) {
        public Result {
            Objects.requireNonNull(catalog, "catalog");
            findings = findings.stream().sorted().toList();
        }

        /// The findings of this severity.
        public List<CatalogFinding> findings(Severity severity) {
            return findings.stream().filter(each -> each.severity() == severity).toList();
        }
    }

    /// Reads and checks everything in the folder. Whatever is wrong is a finding, never an
    /// exception.
    public Result read(Path folder) {
        try {
            return read(folder, files(folder));
        } catch (UnfitFileException unfit) {
            return new Result(Optional.empty(), List.of(unfit.problem().in(folder)));
        }
    }

    /// A text that is another one as soon as the folder holds anything else.
    public static String digest(Path folder) {
        try {
            return new FolderDigest().of(files(folder));
        } catch (UnfitFileException unfit) {
            return unfit.problem().rule().word();
        }
    }

    private Result read(Path folder, List<Path> files) {
        List<CatalogFinding> findings = new ArrayList<>();
        List<CatalogSource> sources = new ArrayList<>();
        Map<String, LineIndex> lines = new HashMap<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            OfferingFile content = read(file, name);
            content.problems().forEach(problem -> findings.add(problem.in(file)));
            content.offering()
                    .ifPresent(offering -> sources.add(new CatalogSource(name, offering)));
            lines.put(name, content.lines());
        }
        CatalogCheck check = parser.parse(sources);
        check.problems()
                .forEach(
                        problem -> {
                            findings.add(
                                    new CatalogFinding(
                                            folder.resolve(problem.source()),
                                            line(problem, lines),
                                            problem.rule().word(),
                                            problem.rule().severity(),
                                            problem.message()));
                        });
        boolean usable = findings.stream().noneMatch(each -> each.severity() == Severity.ERROR);
        return new Result(usable ? check.catalog() : Optional.empty(), findings);
    }

    private static OptionalInt line(CatalogProblem problem, Map<String, LineIndex> lines) {
        boolean ofTheWholeFile =
                problem.rule() == CatalogRule.MORE_ERRORS
                        || problem.rule() == CatalogRule.MORE_WARNINGS;
        return ofTheWholeFile
                ? OptionalInt.empty()
                : OptionalInt.of(
                        lines.getOrDefault(problem.source(), new LineIndex())
                                .line(problem.pointer()));
    }

    private OfferingFile read(Path file, String name) {
        try {
            return reader.read(name, FileText.read(file));
        } catch (UnfitFileException unfit) {
            return OfferingFile.unusable(unfit.problem());
        }
    }

    private static List<Path> files(Path folder) throws UnfitFileException {
        if (!Files.isDirectory(folder)) {
            throw new UnfitFileException(
                    FileRule.FOLDER_UNREADABLE,
                    Files.exists(folder)
                            ? "this is not a folder: name the folder that holds the catalog's files"
                            : "there is no such folder: make it, or name another one");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files = entries.filter(CatalogFolder::isCatalogFile).sorted().toList();
            if (files.isEmpty()) {
                throw new UnfitFileException(
                        FileRule.FOLDER_EMPTY,
                        "no offering stands here: write one into a file that ends in .yaml, .yml or"
                                + " .json");
            }
            return files;
        } catch (IOException | UncheckedIOException denied) {
            throw new UnfitFileException(
                    FileRule.FOLDER_UNREADABLE,
                    "the folder cannot be read (%s): the broker's user needs the right to read it"
                            .formatted(denied.getClass().getSimpleName()));
        }
    }

    /* Editors and Kubernetes' mounted volumes keep things of their own under names that start with a dot. */
    private static boolean isCatalogFile(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".")
                && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"))
                && !Files.isDirectory(path);
    }
}
