package dev.sutler.app;

import picocli.CommandLine.Command;

/// `sutler catalog`: what can be done with catalogs, without a broker.
@Command(
        name = "catalog",
        description = "Works with catalog folders.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class CatalogCommand {}
