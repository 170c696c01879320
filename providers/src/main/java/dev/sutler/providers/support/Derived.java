package dev.sutler.providers.support;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Makes names from ids. An id may be a kilobyte of anything; a name is short, plain and as good as
/// unique.
public final class Derived {

    private static final char[] BASE32 = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();

    private Derived() {}

    /// The same name for the same parts: 52 characters out of `a` to `z` and `2` to `7`, of a
    /// SHA-256.
    ///
    /// @param parts where one ends and the next begins counts: `("a", "b")` is not `("ab", "")`
    public static String name(String... parts) {
        return base32(digest(parts));
    }

    private static byte[] digest(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }

    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte next : bytes) {
            buffer = (buffer << 8 | (next & 0xff)) & 0xffff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32[buffer >> bits & 31]);
            }
        }
        if (bits > 0) {
            text.append(BASE32[buffer << (5 - bits) & 31]);
        }
        return text.toString();
    }
}
