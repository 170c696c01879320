package dev.sutler.providers.postgresql;

import dev.sutler.spi.FailureKind;

/// The server cannot do what was asked for, and it is known why.
final class RefusedException extends Exception {

    private final FailureKind kind;

    /// @param message for the developer: what is wrong and what to do
    RefusedException(FailureKind kind, String message) {
        super(message);
        this.kind = kind;
    }

    FailureKind kind() {
        return kind;
    }

    /// [#getMessage()], which every exception may lack and this one has.
    String message() {
        return String.valueOf(getMessage());
    }
}
