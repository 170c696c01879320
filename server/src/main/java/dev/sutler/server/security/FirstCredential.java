package dev.sutler.server.security;

import dev.sutler.spi.Secret;

import java.security.SecureRandom;

/// The credential that is made when a broker starts for the first time. The password is shown once
/// and kept nowhere.
///
/// @param username to log in with
/// @param password 192 random bits, in letters that need no quoting in a URL or a shell
/// @param hash what to keep
public record FirstCredential(String username, Secret<String> password, Secret<String> hash) {

    /// Makes one.
    public static FirstCredential generate(String username, SecureRandom random) {
        Secret<String> password = new RandomPasswords(random).get();
        return new FirstCredential(username, password, new PasswordHashes(random).hash(password));
    }
}
