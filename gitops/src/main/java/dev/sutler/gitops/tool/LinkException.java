package dev.sutler.gitops.tool;

/// A conversation with the remote has failed. The message may be read by everybody.
final class LinkException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean denied;

    /// @param denied whether it makes no sense to try again as the same user
    LinkException(String message, boolean denied, Throwable cause) {
        super(message, cause);
        this.denied = denied;
    }

    LinkException(String message, boolean denied) {
        super(message);
        this.denied = denied;
    }

    boolean isDenied() {
        return denied;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
