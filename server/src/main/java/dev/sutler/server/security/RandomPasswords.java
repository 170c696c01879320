package dev.sutler.server.security;

import dev.sutler.spi.Secret;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/// Makes random passwords of 192 bits, in letters that need no quoting in a URL or a shell.
///
/// @param random where they come from
public record RandomPasswords(SecureRandom random) implements Supplier<Secret<String>> {

    private static final int BYTES = 24;

    @Override
    public Secret<String> get() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
