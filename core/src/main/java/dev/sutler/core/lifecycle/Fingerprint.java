package dev.sutler.core.lifecycle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A short text that is equal for requests that ask for the same, so that a repeat is recognised.
///
/// It is a hash without a key, from which a short secret among the parameters could be guessed: a
/// store keeps it as it keeps secrets.
final class Fingerprint {

    private Fingerprint() {}

    /// The fingerprint of an update that leads to `target`.
    static String of(InstanceShape target) {
        return digest(
                "update",
                target.planId(),
                CanonicalJson.text(target.parameters()),
                target.maintenanceVersion().orElse(""));
    }

    /// The fingerprint of a kind of operation that is the same however it is asked for.
    static String of(OperationKind kind) {
        return digest(kind.word());
    }

    private static String digest(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
