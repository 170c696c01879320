package dev.sutler.server.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// What stands in the files at one moment.
///
/// @param certificate the certificates' text
/// @param key the key's text
/// @param clientCa the authorities' text
record TlsFiles(String certificate, String key, Optional<String> clientCa) {

    private static final int LARGEST = 1 << 20;

    /// @throws TlsUnusableException when one cannot be read
    static TlsFiles read(TlsOptions options) {
        return new TlsFiles(
                text("tls.certificate-file", options.certificateFile()),
                text("tls.key-file", options.keyFile()),
                options.clientCaFile().map(file -> text("tls.client-ca-file", file)));
    }

    private static String text(String setting, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new TlsUnusableException(
                        "The file %s (`%s`) is larger than 1 MiB. Name a PEM file there."
                                .formatted(file, setting));
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new TlsUnusableException(
                    "The file %s (`%s`) cannot be read. Put it there, and let the user who runs Sutler read it."
                            .formatted(file, setting));
        }
    }

    /// A name for exactly this content.
    String digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String each : new String[] {certificate, key, clientCa.orElse("")}) {
                sha.update(each.getBytes(StandardCharsets.ISO_8859_1));
                sha.update((byte) 0);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    /* The key is in here. */
    @Override
    public String toString() {
        return "TlsFiles";
    }
}
