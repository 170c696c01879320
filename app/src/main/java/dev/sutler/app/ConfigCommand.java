package dev.sutler.app;

import picocli.CommandLine.Command;

/// `sutler config`: what can be done with configurations, without a broker.
@Command(
        name = "config",
        description = "Works with configurations.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand {}
