package dev.sutler.server.http;

import java.util.Objects;

/// A request that is turned down while it is being read: an answer in the shape of an exception,
/// because parsing stops at the first thing that is wrong. It has no stack trace, since it says
/// nothing about us.
public final class HttpProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorWord word;

    /// @param word which error
    /// @param description one sentence for whoever sent the request; it says what to do and repeats
    ///   no value
    public HttpProblem(ErrorWord word, String description) {
        super(Objects.requireNonNull(description, "description"), null, false, false);
        this.word = Objects.requireNonNull(word, "word");
    }

    /// Malformed: 400.
    public static HttpProblem badRequest(String description) {
        return new HttpProblem(ErrorWord.BAD_REQUEST, description);
    }

    /// Which error it is.
    public ErrorWord word() {
        return word;
    }

    /// The answer to send.
    public HttpResponse response() {
        return HttpResponse.error(word, Objects.requireNonNullElse(getMessage(), word.word()));
    }
}
