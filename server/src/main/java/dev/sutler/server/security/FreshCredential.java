package dev.sutler.server.security;

import dev.sutler.spi.Secret;

import java.security.SecureRandom;

/// A credential that was just made. The password is shown once and kept nowhere.
///
/// @param username to log in with
/// @param password 192 random bits, in letters that need no quoting in a URL or a shell
/// @param hash what to keep
public record FreshCredential(String username, Secret<String> password, Secret<String> hash) {

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LETTERS_OF_USERNAME = 6;

    /// Makes one, whose user name is the holder's name and a few random letters: so everybody sees
    /// whose it is, and which.
    public static FreshCredential of(String holder, SecureRandom random) {
        StringBuilder username = new StringBuilder(holder).append('-');
        random.ints(LETTERS_OF_USERNAME, 0, LETTERS.length())
                .forEach(at -> username.append(LETTERS.charAt(at)));
        return generate(username.toString(), random);
    }

    /// The hash of a password that somebody chose.
    ///
    /// @throws IllegalArgumentException when it is empty, or has more than 72 bytes
    public static Secret<String> hash(Secret<String> password, SecureRandom random) {
        return new PasswordHashes(random).hash(password);
    }

    /// Makes one with this user name.
    public static FreshCredential generate(String username, SecureRandom random) {
        Secret<String> password = new RandomPasswords(random).get();
        return new FreshCredential(username, password, new PasswordHashes(random).hash(password));
    }
}
