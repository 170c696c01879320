package dev.sutler.providers.gitops;

/// A call that comes after a later one has been written: what it was about is for others to tell.
final class LateCallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LateCallException(String file) {
        super("The file " + file + " was written by a later call than this one");
    }
}
