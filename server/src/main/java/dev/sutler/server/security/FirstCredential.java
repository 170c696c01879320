package dev.sutler.server.security;

import dev.sutler.spi.Secret;

import java.security.SecureRandom;
import java.util.Base64;

/// The credential that is made when a broker starts for the first time. The password is shown once
/// and kept nowhere.
///
/// @param username to log in with
/// @param password 192 random bits, in letters that need no quoting in a URL or a shell
/// @param hash what to keep
public record FirstCredential(String username, Secret<String> password, Secret<String> hash) {

    private static final int RANDOM_BYTES = 24;

    /// Makes one.
    public static FirstCredential generate(String username, SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        Secret<String> password =
                Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        return new FirstCredential(username, password, new PasswordHashes(random).hash(password));
    }
}
