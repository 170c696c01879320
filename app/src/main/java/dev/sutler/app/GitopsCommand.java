package dev.sutler.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `sutler gitops`: what can be done with the repository between a broker and a pipeline.
@Command(
        name = "gitops",
        description = "Works with repositories between a broker and a pipeline.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class GitopsCommand {

    /// The command with all its own commands.
    static CommandLine with(Surroundings surroundings) {
        return new CommandLine(new GitopsCommand())
                .addSubcommand(new GitopsImportCommand(surroundings));
    }
}
