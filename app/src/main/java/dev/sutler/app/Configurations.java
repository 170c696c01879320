package dev.sutler.app;

import dev.sutler.server.config.Configuration;
import dev.sutler.server.config.ConfigurationException;
import dev.sutler.server.config.ConfigurationLoader;

import java.nio.file.Path;
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
            String problems = String.join(System.lineSeparator() + "  ", wrong.problems());
            throw new StartFailure(
                    wrong.problems().size() == 1
                            ? problems
                            : "The configuration has "
                                    + wrong.problems().size()
                                    + " problems:"
                                    + System.lineSeparator()
                                    + "  "
                                    + problems,
                    wrong);
        }
    }
}
