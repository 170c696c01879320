package dev.sutler.app;

/// Why the program cannot start or go on, in words for whoever started it. Its message is all that
/// is printed.
final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartFailure(String message) {
        super(message);
    }

    StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
