package dev.sutler.server.observability;

import dev.sutler.server.http.HttpHandler;
import dev.sutler.server.http.HttpRequest;
import dev.sutler.server.http.HttpResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.LongSupplier;

/// The outermost handler: puts the request's identity into every line that is written on its
/// behalf, and writes one line when it is answered.
public final class RequestLog implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger("dev.sutler.access");

    private final HttpHandler next;
    private final LongSupplier nanoTime;

    /// @param next answers the request, whatever happens
    /// @param nanoTime a monotonic clock
    public RequestLog(HttpHandler next, LongSupplier nanoTime) {
        this.next = next;
        this.nanoTime = nanoTime;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        long start = nanoTime.getAsLong();
        LogContext.clear();
        LogContext.REQUEST.set(request.identity().value());
        try {
            HttpResponse response = next.handle(request);
            log(request.method(), response.status(), nanoTime.getAsLong() - start);
            return response;
        } finally {
            LogContext.clear();
        }
    }

    /* The route's template, never the path itself: an id in it may be anything. */
    private static void log(String method, int status, long nanos) {
        LOG.info(
                "{} {} {} in {} ms",
                LogText.clean(method),
                LogContext.ROUTE.value(),
                status,
                nanos / 1_000_000);
    }
}
