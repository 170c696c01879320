package dev.sutler.app;

import dev.sutler.spi.Secret;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/// Makes random passwords of 192 bits, in letters that need no quoting anywhere.
record Passwords(SecureRandom random) implements Supplier<Secret<String>> {

    @Override
    public Secret<String> get() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
