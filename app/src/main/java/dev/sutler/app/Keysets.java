package dev.sutler.app;

import dev.sutler.server.config.Configuration;
import dev.sutler.server.sealing.KeyRing;
import dev.sutler.server.sealing.Keyset;
import dev.sutler.server.sealing.KeysetFile;
import dev.sutler.server.sealing.KeysetUnusableException;
import dev.sutler.spi.Secret;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Files;
import java.util.Optional;

/// Where the keys of the store come from: a file, the environment, or for the embedded store a file
/// in its data directory.
final class Keysets {

    private static final Logger LOG = LoggerFactory.getLogger(Keysets.class);
    private static final String EMBEDDED = "keyset.json";

    private Keysets() {}

    /// The keys that the configuration names, ready to be used.
    ///
    /// @throws StartFailure when there are none
    static KeyRing ring(Configuration configuration) {
        try {
            Optional<Secret<String>> literal = configuration.secrets().keyset();
            if (literal.isPresent()) {
                return KeyRing.of(Keyset.parse(literal.get(), "SUTLER_SECRETS_KEYSET"));
            }
            KeysetFile file = file(configuration).orElseThrow(Keysets::none);
            return KeyRing.reading(file::read);
        } catch (KeysetUnusableException unusable) {
            throw new StartFailure(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    private static StartFailure none() {
        return new StartFailure(
                "There is no keyset to seal secrets with. Make one with `sutler keys create FILE`,"
                        + " keep a copy of it in a safe place, and set secrets.keyset-file"
                        + " (SUTLER_SECRETS_KEYSET_FILE) to it.");
    }

    /// The file that holds the keys; empty when they come from the environment, or from nowhere.
    static Optional<KeysetFile> file(Configuration configuration) {
        if (configuration.secrets().keyset().isPresent()) {
            return Optional.empty();
        }
        return configuration
                .secrets()
                .keysetFile()
                .or(
                        () ->
                                configuration.store().external().isPresent()
                                        ? Optional.empty()
                                        : Optional.of(
                                                configuration
                                                        .files()
                                                        .dataDirectory()
                                                        .resolve(EMBEDDED)))
                .map(KeysetFile::new);
    }

    /// Warns when others may read the file.
    static void check(Configuration configuration) {
        file(configuration).flatMap(KeysetFile::complaint).ifPresent(LOG::warn);
    }

    /// Makes the keys of an embedded store, if they are to be in its data directory and are not
    /// there yet.
    static void ensureEmbedded(Configuration configuration) {
        if (configuration.secrets().keysetFile().isPresent()) {
            return;
        }
        try {
            file(configuration)
                    .filter(file -> Files.notExists(file.path()))
                    .ifPresent(file -> file.create(Keyset.generate()));
        } catch (KeysetUnusableException unwritable) {
            throw new StartFailure(String.valueOf(unwritable.getMessage()), unwritable);
        }
    }
}
