package dev.sutler.app;

import dev.sutler.gitops.tool.Beginning;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// `sutler gitops init`: makes a repository.
@Command(
        name = "init",
        description = {
            "Makes a repository for a broker and a pipeline, with an example pipeline in it.",
            "It has a first commit on the branch main; pushing it is left to you."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  sutler gitops init services --remote git@git.example.org:platform/services.git",
            "  sutler gitops init services --no-catalog"
        })
final class GitopsInit extends GitopsCommand {

    @Parameters(paramLabel = "DIR", description = "The folder to make.")
    private Path directory = Path.of("");

    @Option(
            names = "--remote",
            paramLabel = "URL",
            description = "Where the repository is going to be; becomes the remote origin.")
    private Optional<String> remote = Optional.empty();

    @Option(
            names = "--no-catalog",
            description = "Without catalog.yml: the broker has a catalog folder.")
    private boolean withoutCatalog;

    @Mixin private final AuthorOption author = new AuthorOption();

    GitopsInit(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() {
        Path path =
                surroundings().workingDirectory().resolve(directory).toAbsolutePath().normalize();
        Beginning.Begun begun =
                new Beginning(path, InstantSource.system())
                        .begin(remote, !withoutCatalog, author.author());
        PrintWriter out = surroundings().out();
        out.println("Made a repository in %s:".formatted(path));
        begun.files().forEach(file -> out.println("  " + file));
        out.println();
        out.println(
                remote.isPresent()
                        ? "1. Push it: git -C %s push -u origin main".formatted(path)
                        : "1. Give it a remote and push it: git -C %s remote add origin URL; git -C %s push -u origin main"
                                .formatted(path, path));
        out.println("2. Put this into an offering's file in the catalog folder of the broker:");
        out.println();
        begun.provider().lines().forEach(line -> out.println("   " + line));
        out.println();
        out.println("3. Write the scripts in hooks/, and have pipeline.sh run in a clone.");
        return 0;
    }
}
