package dev.sutler.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `sutler keys`: the keys that secrets in the store are sealed with.
@Command(
        name = "keys",
        description = "Makes, changes and shows the keys that secrets are sealed with.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class KeysCommand {

    /// The command with all its own commands.
    static CommandLine with(Surroundings surroundings) {
        return new CommandLine(new KeysCommand())
                .addSubcommand(new KeysCreateCommand(surroundings))
                .addSubcommand(new KeysStatusCommand(surroundings))
                .addSubcommand(new KeysRotateCommand(surroundings))
                .addSubcommand(new KeysResealCommand(surroundings))
                .addSubcommand(new KeysRemoveCommand(surroundings));
    }
}
