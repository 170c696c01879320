package dev.sutler.core.store;

/// The store cannot be reached or will not answer. Whether what was asked for happened is unknown;
/// asking again is safe.
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param message what was tried, without data
    /// @param cause what went wrong
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
