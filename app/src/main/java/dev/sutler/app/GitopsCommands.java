package dev.sutler.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `sutler gitops`: what a pipeline and its operators do with the repository between them and a
/// broker.
@Command(
        name = "gitops",
        description = {
            "Works with the git repository between a broker and a pipeline.",
            "But for import, a clone of the repository is all that is needed."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExample, for a pipeline:%n",
        footer = {
            "  git pull --rebase",
            "  sutler gitops list --status none",
            "  sutler gitops update --instance ID --status succeeded --description 'here it is'"
        })
final class GitopsCommands {

    static CommandLine with(Surroundings surroundings) {
        return new CommandLine(new GitopsCommands())
                .addSubcommand(new GitopsInit(surroundings))
                .addSubcommand(new GitopsList(surroundings))
                .addSubcommand(new GitopsShow(surroundings))
                .addSubcommand(new GitopsUpdate(surroundings))
                .addSubcommand(new GitopsWait(surroundings))
                .addSubcommand(new GitopsGc(surroundings))
                .addSubcommand(new GitopsDoctor(surroundings))
                .addSubcommand(new GitopsImportCommand(surroundings))
                .addSubcommand(
                        new CommandLine(new Keys())
                                .addSubcommand(new GitopsKeysCreate(surroundings)));
    }

    /// `sutler gitops keys`.
    @Command(
            name = "keys",
            description = "Makes keys that a pipeline seals credentials with.",
            mixinStandardHelpOptions = true,
            synopsisSubcommandLabel = "COMMAND")
    private static final class Keys {}
}
