package dev.sutler.conformance.model;

/// A request that the model broker does not fulfil, with its answer.
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    Refused(int status, String error, String description) {
        super(description);
        this.reply = Reply.error(status, error, description);
    }

    static Refused badRequest(String description) {
        return new Refused(400, "BadRequest", description);
    }

    static Refused busy() {
        return new Refused(422, "ConcurrencyError", "another operation is in progress");
    }

    static Refused asyncRequired() {
        return new Refused(422, "AsyncRequired", "this plan needs accepts_incomplete=true");
    }

    static Refused unsupported(String description) {
        return new Refused(422, "NotSupported", description);
    }

    static Refused absent(String description) {
        return new Refused(404, "NotFound", description);
    }

    static Refused gone() {
        return new Refused(410, "Gone", "there is no such resource");
    }

    Reply reply() {
        return reply;
    }
}
