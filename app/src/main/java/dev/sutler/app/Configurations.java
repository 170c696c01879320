package dev.sutler.app;

import dev.sutler.server.config.Configuration;
import dev.sutler.server.config.ConfigurationException;
import dev.sutler.server.config.ConfigurationLoader;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads the configuration, and says everything that is wrong with it in one go.
final class Configurations {

    private Configurations() {}

    static Configuration load(Surroundings surroundings, Optional<Path> file) {
        try {
            return new ConfigurationLoader(
                            surroundings.workingDirectory(), surroundings.environment())
                    .load(file);
        } catch (ConfigurationException wrong) {
            throw refused(wrong.problems());
        }
    }

    /// Stops where the configuration speaks of providers that are not installed.
    static void checkProviders(Configuration configuration, ProviderShelf shelf) {
        List<String> unknown = configuration.unknownProviders(shelf.types().words());
        if (!unknown.isEmpty()) {
            throw refused(unknown);
        }
    }

    private static StartFailure refused(List<String> problems) {
        String all = String.join(System.lineSeparator() + "  ", problems);
        return new StartFailure(
                problems.size() == 1
                        ? all
                        : "The configuration has "
                                + problems.size()
                                + " problems:"
                                + System.lineSeparator()
                                + "  "
                                + all);
    }
}
