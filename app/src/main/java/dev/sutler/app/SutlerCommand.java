package dev.sutler.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// `sutler`: the command that holds all others.
@Command(
        name = "sutler",
        description = "An Open Service Broker that makes the real thing appear.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = HelpCommand.class,
        synopsisSubcommandLabel = "COMMAND")
final class SutlerCommand {}
