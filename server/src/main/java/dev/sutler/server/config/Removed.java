package dev.sutler.server.config;

import java.util.Objects;

/// A key that does not exist any more. Whoever still sets it relies on it, so it stops the start.
///
/// @param key the name that it had
/// @param advice what to do instead, as a sentence
record Removed(String key, String advice) {
    Removed {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(advice, "advice");
    }

    String variable() {
        return Setting.variable(key);
    }
}
