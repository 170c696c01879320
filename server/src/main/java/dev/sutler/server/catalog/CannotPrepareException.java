package dev.sutler.server.catalog;

/// A provider cannot be made as a catalog wants it. Its message is one line for the operator.
public final class CannotPrepareException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param message which offering's, and why; without secrets
    public CannotPrepareException(String message, Throwable cause) {
        super(message, cause);
    }
}
