package dev.sutler.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The commands about those who hold credentials.
final class CredentialCommands {

    private CredentialCommands() {}

    /// `sutler platforms`.
    @Command(
            name = "platforms",
            description = "Works with platforms and their credentials, also while brokers run.",
            mixinStandardHelpOptions = true,
            synopsisSubcommandLabel = "COMMAND")
    private static final class Platforms {}

    /// `sutler operators`.
    @Command(
            name = "operators",
            description = "Works with those who may use the admin API, also while brokers run.",
            mixinStandardHelpOptions = true,
            synopsisSubcommandLabel = "COMMAND")
    private static final class Operators {}

    static CommandLine platforms(Surroundings surroundings) {
        return with(
                new CommandLine(new Platforms()).addSubcommand(new AddCommand(surroundings)),
                surroundings,
                Holders.PLATFORM);
    }

    static CommandLine operators(Surroundings surroundings) {
        return with(
                new CommandLine(new Operators())
                        .addSubcommand(new AddCommand.OfOperators(surroundings)),
                surroundings,
                Holders.OPERATOR);
    }

    private static CommandLine with(CommandLine group, Surroundings surroundings, Holders holders) {
        return group.addSubcommand(new ListCommand(surroundings, holders))
                .addSubcommand(new RotateCommand(surroundings, holders))
                .addSubcommand(new RemoveCommand(surroundings, holders));
    }
}
