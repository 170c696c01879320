package dev.sutler.app;

import dev.sutler.gitops.tool.Target;

import picocli.CommandLine.Option;

import java.util.Optional;

/// What a command about the repository is about.
final class TargetOptions {

    @Option(
            names = {"-i", "--instance"},
            paramLabel = "ID",
            required = true,
            description = "The service instance: its id, or the name of its directory.")
    private String instance = "";

    @Option(
            names = {"-b", "--binding"},
            paramLabel = "ID",
            description = "One of its bindings: its id, or the name of its directory.")
    private Optional<String> binding = Optional.empty();

    Target target() {
        return new Target(instance, binding);
    }
}
