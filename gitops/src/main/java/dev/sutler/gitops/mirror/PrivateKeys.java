package dev.sutler.gitops.mirror;

import dev.sutler.spi.Secret;

import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Optional;

/// Private keys, in whatever format OpenSSH, OpenSSL or GitHub write them.
final class PrivateKeys {

    private PrivateKeys() {}

    /// Reads a key.
    ///
    /// @throws MirrorException if it is none, or the passphrase is a wrong one
    static KeyPair read(Secret<String> text, Optional<Secret<String>> passphrase) {
        byte[] pem = Pem.restored(text.reveal()).getBytes(StandardCharsets.UTF_8);
        if (pem.length == 0) {
            throw new MirrorException(
                    "The private key does not begin with `-----BEGIN …` and end with `-----END …`");
        }
        try (var in = new ByteArrayInputStream(pem)) {
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
        } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
            // What it says may contain what it could not read.
            throw unreadable(passphrase, unreadable.getClass().getSimpleName());
        }
        throw unreadable(passphrase, "nothing in it");
    }

    private static MirrorException unreadable(
            Optional<Secret<String>> passphrase, String problem) {
        return new MirrorException(
                "The private key cannot be read ("
                        + problem
                        + "): it may be of a kind that is not known"
                        + (passphrase.isPresent()
                                ? ", or the passphrase is a wrong one"
                                : ", or need a passphrase"));
    }
}
