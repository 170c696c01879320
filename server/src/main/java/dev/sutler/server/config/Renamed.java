package dev.sutler.server.config;

import java.util.Objects;

/// A key that has another name now. The old one is still read, with a warning.
///
/// @param old the name that it had
/// @param now the key of a setting
record Renamed(String old, String now) {
    Renamed {
        Objects.requireNonNull(old, "old");
        Objects.requireNonNull(now, "now");
    }

    String oldVariable() {
        return Setting.variable(old);
    }
}
