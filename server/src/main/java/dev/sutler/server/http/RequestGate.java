package dev.sutler.server.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/// Lets so many requests in at once and sends the others away with 503, at once: a queue would only
/// make everybody wait for what nobody waits for any more.
public final class RequestGate implements HttpHandler {

    private static final Duration LATER = Duration.ofSeconds(5);

    private final HttpHandler next;
    private final Semaphore room;

    /// @param next answers what is let in
    /// @param most how many requests may be in there
    public RequestGate(HttpHandler next, int most) {
        this.next = next;
        this.room = new Semaphore(most);
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        if (!room.tryAcquire()) {
            return busy();
        }
        try {
            return next.handle(request);
        } finally {
            room.release();
        }
    }

    static HttpResponse busy() {
        return HttpResponse.error(
                        ErrorWord.TOO_BUSY, "Too many requests are in work. Try again in a moment.")
                .withRetryAfter(LATER);
    }
}
