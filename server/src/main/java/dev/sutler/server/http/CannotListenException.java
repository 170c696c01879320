package dev.sutler.server.http;

/// The address that the web server should listen on cannot be used. The message says what to do.
public final class CannotListenException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    CannotListenException(String message) {
        super(message);
    }
}
