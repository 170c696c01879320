package dev.sutler.gitops.tool;

/// Why a command was not done, in words for whoever asked; never with a secret.
public final class ToolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    ToolException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    ToolException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /// What a script can act upon.
    public Kind kind() {
        return kind;
    }

    /// What a script can act upon.
    public enum Kind {
        /// What was waited for has not come about.
        NOT_SO,
        /// The command cannot be run here, or not so.
        CANNOT,
        /// There is no such instance or binding.
        NO_SUCH,
        /// The broker wants something else by now.
        TOO_LATE,
        /// The remote has not taken it.
        NOT_PUSHED
    }
}
