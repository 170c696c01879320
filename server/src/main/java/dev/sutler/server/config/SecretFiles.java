package dev.sutler.server.config;

import dev.sutler.spi.Secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Files whose content is a secret, as container platforms mount them.
final class SecretFiles {

    private static final int LARGEST = 64 << 10;

    private SecretFiles() {}

    /// The secret in a file, without one line end at its end; empty when there is none that can be
    /// used.
    static Optional<Secret<String>> read(Path workingDirectory, String file) {
        try (InputStream in = Files.newInputStream(workingDirectory.resolve(file))) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                return Optional.empty();
            }
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(text.replaceFirst("\\r?\\n\\z", ""))
                    .filter(secret -> !secret.isEmpty())
                    .map(Secret::of);
        } catch (IOException | InvalidPathException unreadable) {
            return Optional.empty();
        }
    }
}
