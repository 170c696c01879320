package dev.sutler.server.config;

import java.util.Locale;
import java.util.Optional;

/// One thing that can be configured.
///
/// @param <T> the type of its value
/// @param key its path in the file, words joined by dots
/// @param kind what its value looks like
/// @param standard the value when nothing is said; empty when there is none
/// @param meaning what it does, in one sentence, for the documentation
/// @param secret whether it must not stand in the file
record Setting<T>(
        String key, Kind<T> kind, Optional<String> standard, String meaning, boolean secret) {

    static <T> Setting<T> of(String key, Kind<T> kind, String standard, String meaning) {
        return new Setting<>(key, kind, Optional.of(standard), meaning, false);
    }

    static <T> Setting<T> optional(String key, Kind<T> kind, String meaning) {
        return new Setting<>(key, kind, Optional.empty(), meaning, false);
    }

    static Setting<String> secret(String key, String meaning) {
        return new Setting<>(key, Kind.TEXT, Optional.empty(), meaning, true);
    }

    /// The environment variable that overrides the file.
    String variable() {
        return variable(key);
    }

    /// The environment variable for a key.
    static String variable(String key) {
        return "SUTLER_" + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
