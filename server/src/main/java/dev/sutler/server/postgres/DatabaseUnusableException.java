package dev.sutler.server.postgres;

/// The database cannot be used as the store: it cannot be reached, turns the login down, is too
/// old, or holds something else. The message is one line for the operator that says what to do; it
/// holds no password.
public final class DatabaseUnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseUnusableException(String message, Throwable cause) {
        super(message, cause);
    }

    DatabaseUnusableException(String message) {
        super(message);
    }
}
