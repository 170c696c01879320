package dev.sutler.conformance.offer;

/// A parameters file that cannot be used. The message says where, and what to write instead.
public final class ParametersFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ParametersFileException(String message) {
        super(message);
    }

    ParametersFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
