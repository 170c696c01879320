package dev.sutler.app;

/// Why a command over the admin API did not do what was asked for, in words for whoever asked.
final class AdminFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    AdminFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    AdminFailure(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    int exitCode() {
        return kind.exitCode;
    }

    /// What a script can tell by the exit code.
    enum Kind {
        FAILED(1),
        USAGE(2),
        NOT_FOUND(3),
        REFUSED(4),
        UNREACHABLE(5);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        /// What an HTTP status stands for.
        static Kind of(int status) {
            return switch (status) {
                case 400 -> USAGE;
                case 404, 410 -> NOT_FOUND;
                case 409, 422 -> REFUSED;
                case 502, 503, 504 -> UNREACHABLE;
                default -> FAILED;
            };
        }
    }
}
