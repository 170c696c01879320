package dev.sutler.conformance.run;

/// A broker that cannot be examined at all: it is not there, does not let us in, or has no catalog.
/// The message says what to do.
public final class CannotRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotRunException(String message, Throwable cause) {
        super(message, cause);
    }

    CannotRunException(String message) {
        super(message);
    }
}
