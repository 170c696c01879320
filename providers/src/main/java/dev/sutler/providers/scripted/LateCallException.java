package dev.sutler.providers.scripted;

/// A call came under a lower epoch than one before it, from a process that does not know that its
/// time is over. What becomes of the operation is for the later one to tell.
final class LateCallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LateCallException(long epoch, long seen) {
        super("The call came under epoch " + epoch + ", after one under epoch " + seen);
    }
}
