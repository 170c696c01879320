package dev.sutler.conformance.checks.bindings;

import java.util.Locale;

/// What a binding may be in the middle of.
enum State {
    ABSENT,
    BINDING,
    READY,
    UNBINDING,
    FAILED,
    DELETED;

    /// In a name of a check.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it ends by itself.
    boolean passes() {
        return this == BINDING || this == UNBINDING;
    }
}
