package dev.sutler.app;

import dev.sutler.gitops.tool.Clone;
import dev.sutler.gitops.tool.CloneOptions;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/// Which clone a command looks at, the same in every command that has one.
final class CloneOption {

    @Option(
            names = "--repository",
            paramLabel = "DIR",
            description =
                    "The clone, or any folder in it. What is committed counts, not the work tree."
                            + " Default: the working directory.")
    private Path repository = Path.of("");

    Path directory(Surroundings surroundings) {
        return surroundings.workingDirectory().resolve(repository).toAbsolutePath();
    }

    Clone open(Surroundings surroundings) {
        return Clone.open(new CloneOptions(directory(surroundings)), GitopsCommand.resources());
    }
}
