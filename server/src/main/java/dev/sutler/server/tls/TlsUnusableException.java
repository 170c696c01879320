package dev.sutler.server.tls;

/// The files of certificates and keys cannot be used as they are. The message says which one, why
/// and what to do, and repeats nothing of what is in them.
public final class TlsUnusableException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    TlsUnusableException(String message) {
        super(message);
    }
}
