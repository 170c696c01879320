package dev.sutler.app;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;

/// The option that names the configuration, the same in every command that reads it.
final class ConfigOption {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The broker's configuration; ./sutler.yaml if it is there.")
    private Optional<Path> file = Optional.empty();

    /// What was named.
    Optional<Path> file() {
        return file;
    }
}
