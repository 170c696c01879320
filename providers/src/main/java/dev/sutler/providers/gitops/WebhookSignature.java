package dev.sutler.providers.gitops;

import dev.sutler.spi.Secret;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tells a notice of the repository's host from anybody else's.
///
/// GitHub and Gitea sign what they send (HMAC-SHA-256, in hexadecimal); GitLab sends the secret
/// itself.
///
/// @param secret what was agreed on with the host; empty refuses everybody
record WebhookSignature(Optional<Secret<String>> secret) {

    private static final String PREFIX = "sha256=";

    /// @param headers by their names in lower case
    boolean accepts(Map<String, List<String>> headers, byte[] body) {
        return secret.filter(shared -> matches(shared.reveal(), headers, body)).isPresent();
    }

    private static boolean matches(String shared, Map<String, List<String>> headers, byte[] body) {
        Optional<String> signature =
                first(headers, "x-hub-signature-256")
                        .filter(value -> value.startsWith(PREFIX))
                        .map(value -> value.substring(PREFIX.length()))
                        .or(() -> first(headers, "x-gitea-signature"));
        return signature.isPresent()
                ? same(hmac(shared, body), signature.get())
                : first(headers, "x-gitlab-token").filter(token -> same(shared, token)).isPresent();
    }

    private static Optional<String> first(Map<String, List<String>> headers, String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static String hmac(String shared, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(shared.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("Every JVM has HMAC-SHA-256", impossible);
        }
    }
}
