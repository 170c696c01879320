package dev.sutler.server.catalogfile;

import dev.sutler.core.catalog.Severity;

import java.nio.file.Path;
import java.util.OptionalInt;

/// A problem with the form of one file.
record FileProblem(FileRule rule, OptionalInt line, String message) {

    FileProblem(FileRule rule, String message) {
        this(rule, OptionalInt.empty(), message);
    }

    FileProblem(FileRule rule, int line, String message) {
        this(rule, OptionalInt.of(line), message);
    }

    CatalogFinding in(Path file) {
        return new CatalogFinding(file, line, rule.word(), Severity.ERROR, message);
    }
}
