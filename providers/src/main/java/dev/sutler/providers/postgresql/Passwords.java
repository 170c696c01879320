package dev.sutler.providers.postgresql;

import dev.sutler.spi.Secret;

import org.postgresql.util.PasswordUtil;

import java.util.Base64;
import java.util.random.RandomGenerator;

/// Makes passwords, and what a server may know of them.
final class Passwords {

    private static final int BYTES = 24;

    private final RandomGenerator random;

    /// @param random fit for secrets
    Passwords(RandomGenerator random) {
        this.random = random;
    }

    /// A new password of 192 random bits: 32 characters that mean nothing special in a URL.
    Secret<String> next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// What the server checks the password with (SCRAM-SHA-256). It may log statements: this it may
    /// log.
    static String verifier(Secret<String> password) {
        return PasswordUtil.encodeScramSha256(password.reveal().toCharArray());
    }
}
