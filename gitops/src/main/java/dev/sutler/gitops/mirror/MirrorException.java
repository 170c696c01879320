package dev.sutler.gitops.mirror;

/// A mirror cannot do what it was asked for. The message may be read by everybody.
public final class MirrorException extends RuntimeException {

    MirrorException(String message) {
        super(message);
    }

    MirrorException(String message, Throwable cause) {
        super(message, cause);
    }
}
