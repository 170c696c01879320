package dev.sutler.app;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Secrets that must not turn up, each under a name for the message, and how to find them: as they
/// are, in hexadecimal digits, in Base64, and as a hash without a key.
final class KnownSecrets {

    private final Map<String, String> byValue = new ConcurrentHashMap<>();

    /// A new secret that is like no other text.
    String canary(String name) {
        return know(name, "canary-" + UUID.randomUUID());
    }

    /// @return the secret
    String know(String name, String secret) {
        byValue.put(secret, name);
        return secret;
    }

    /// The names of those that stand in a text, with the form in which they do.
    List<String> in(String text) {
        return byValue.entrySet().stream()
                .flatMap(
                        secret ->
                                forms(secret.getKey()).entrySet().stream()
                                        .filter(form -> text.contains(form.getValue()))
                                        .map(form -> secret.getValue() + " " + form.getKey()))
                .sorted()
                .toList();
    }

    /* The third of three texts in Base64 depends on what stands around it, so its ends are left out. */
    private static Map<String, String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Map<String, String> forms = new TreeMap<>();
        forms.put("as it is", secret);
        forms.put("in hex", HexFormat.of().formatHex(bytes));
        forms.put("as SHA-256", HexFormat.of().formatHex(sha256(bytes)));
        Stream.of(0, 1, 2).forEach(shift -> forms.put("in Base64, " + shift, base64(bytes, shift)));
        return forms;
    }

    private static String base64(byte[] bytes, int shift) {
        ByteArrayOutputStream shifted = new ByteArrayOutputStream();
        shifted.writeBytes(new byte[shift]);
        shifted.writeBytes(bytes);
        String text = Base64.getEncoder().withoutPadding().encodeToString(shifted.toByteArray());
        return text.substring(shift == 0 ? 0 : shift + 1, text.length() - 2);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
