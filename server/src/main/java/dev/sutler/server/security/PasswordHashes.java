package dev.sutler.server.security;

import at.favre.lib.crypto.bcrypt.BCrypt;

import dev.sutler.spi.Secret;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/// bcrypt hashes of passwords.
final class PasswordHashes {

    /// The longest password, in bytes of UTF-8. bcrypt would ignore what comes after.
    static final int LONGEST_PASSWORD = 72;

    /* About 60 ms on the machines of today. Generated passwords are random and need no more. */
    private static final int COST = 10;

    private final SecureRandom random;

    /// @param random where salts come from
    PasswordHashes(SecureRandom random) {
        this.random = random;
    }

    /// The hash of a password.
    ///
    /// @throws IllegalArgumentException when the password is empty or longer than
    ///   [#LONGEST_PASSWORD]
    Secret<String> hash(Secret<String> password) {
        byte[] bytes = password.reveal().getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0 || bytes.length > LONGEST_PASSWORD) {
            throw new IllegalArgumentException(
                    "a password has 1 to %d bytes".formatted(LONGEST_PASSWORD));
        }
        try {
            byte[] hash = BCrypt.with(random).hash(COST, bytes);
            return Secret.of(new String(hash, StandardCharsets.US_ASCII));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /// Whether the password has this hash. It takes as long for a wrong password as for the right
    /// one.
    static boolean matches(Secret<String> password, Secret<String> hash) {
        byte[] bytes = password.reveal().getBytes(StandardCharsets.UTF_8);
        boolean sound = bytes.length > 0 && bytes.length <= LONGEST_PASSWORD;
        byte[] candidate = sound ? bytes : new byte[] {'-'};
        boolean verified =
                BCrypt.verifyer()
                        .verify(candidate, hash.reveal().getBytes(StandardCharsets.UTF_8))
                        .verified;
        return sound && verified;
    }
}
