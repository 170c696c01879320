package dev.sutler.gitops.mirror;

import dev.sutler.spi.Secret;

import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyException;
import java.security.KeyPair;
import java.util.Optional;

/// Private keys, in whatever format OpenSSH, OpenSSL or GitHub write them.
final class PrivateKeys {

    private static final String OPENSSH = "BEGIN OPENSSH PRIVATE KEY";

    private PrivateKeys() {}

    /// Reads a key.
    ///
    /// @throws MirrorException if it is none, or the passphrase is a wrong one
    static KeyPair read(Secret<String> text, Optional<Secret<String>> passphrase) {
        String pem = Pem.restored(text.reveal());
        if (pem.isEmpty()) {
            throw new MirrorException(
                    "The private key does not begin with `-----BEGIN …` and end with `-----END …`");
        }
        try {
            return pem.contains(OPENSSH)
                    ? openSsh(pem, passphrase)
                    : new PemKeys(passphrase.map(secret -> secret.reveal().toCharArray()))
                            .read(pem);
        } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
            // What it says may contain what it could not read.
            throw unreadable(passphrase, unreadable.getClass().getSimpleName());
        }
    }

    private static KeyPair openSsh(String pem, Optional<Secret<String>> passphrase)
            throws IOException, GeneralSecurityException {
        try (var in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8))) {
            Iterable<KeyPair> keys =
                    SecurityUtils.loadKeyPairIdentities(
                            null,
                            NamedResource.ofName("the private key"),
                            in,
                            passphrase
                                    .map(secret -> FilePasswordProvider.of(secret.reveal()))
                                    .orElse(FilePasswordProvider.EMPTY));
            if (keys != null) {
                for (KeyPair key : keys) {
                    return key;
                }
            }
            throw new KeyException("nothing in it");
        }
    }

    private static MirrorException unreadable(Optional<Secret<String>> passphrase, String problem) {
        return new MirrorException(
                "The private key cannot be read ("
                        + problem
                        + "): it may be of a kind that is not known"
                        + (passphrase.isPresent()
                                ? ", or the passphrase is a wrong one"
                                : ", or need a passphrase"));
    }
}
