package dev.sutler.server.config;

import dev.sutler.spi.Secret;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The settings of how secrets are kept, of which one at most may be there.
final class SecretSettings {

    private SecretSettings() {}

    /// @param path makes an absolute path of a text
    static Configuration.Secrets read(
            Values values, Function<String, Path> path, List<String> problems) {
        Optional<Path> file = values.optional(SecretKeys.KEYSET_FILE).map(path);
        Optional<Secret<String>> keyset = values.optional(SecretKeys.KEYSET).map(Secret::of);
        if (file.isPresent() && keyset.isPresent()) {
            problems.add(
                    "Set either SUTLER_SECRETS_KEYSET or `secrets.keyset-file`, so that it is clear"
                            + " which one counts.");
        }
        return new Configuration.Secrets(keyset, file);
    }
}
