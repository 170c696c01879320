package dev.sutler.server.sealing;

/// There is no keyset that can be used. The message is one line for the operator, and says what to
/// do.
public final class KeysetUnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeysetUnusableException(String message) {
        super(message);
    }
}
