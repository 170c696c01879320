package dev.sutler.app;

import dev.sutler.server.catalogfile.CatalogLint;
import dev.sutler.server.config.Configuration;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `sutler catalog lint`: checks a catalog as the start of the broker would.
@Command(
        name = "lint",
        description = "Checks a catalog folder and tells every problem with file, line and rule.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the broker would start with it", "1:it would not", "2:bad command line"},
        footer = {"", "Example:", "  sutler catalog lint ./catalog"})
final class LintCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder.")
    private Path folder = Path.of("");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration whose providers.* settings count.")
    private Optional<Path> config = Optional.empty();

    LintCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Configuration configuration = Configurations.load(surroundings, config);
        ProviderShelf shelf =
                ProviderShelf.of(
                        surroundings,
                        type ->
                                EmbeddedSettings.orElsewhere(
                                        configuration, type, EmbeddedSettings.PLACEHOLDER));
        return new CatalogLint(shelf.types())
                .run(surroundings.workingDirectory().resolve(folder), surroundings.out());
    }
}
