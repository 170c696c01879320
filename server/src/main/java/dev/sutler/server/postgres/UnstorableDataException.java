package dev.sutler.server.postgres;

/// Something was to be stored that PostgreSQL cannot hold: the character U+0000 or half a surrogate
/// pair in a text, a number beyond its range, JSON nested too deeply. Trying again is useless.
/// Nothing was written.
public final class UnstorableDataException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnstorableDataException(String message, Throwable cause) {
        super(message, cause);
    }

    UnstorableDataException(String message) {
        super(message);
    }
}
