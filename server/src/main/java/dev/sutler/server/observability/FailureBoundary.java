package dev.sutler.server.observability;

import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.server.http.ErrorWord;
import dev.sutler.server.http.HttpHandler;
import dev.sutler.server.http.HttpProblem;
import dev.sutler.server.http.HttpRequest;
import dev.sutler.server.http.HttpResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;

/// Turns whatever is thrown further in into an answer. What nobody expected is logged here, once,
/// with its stack trace; the client learns the request's identity and nothing of the inside.
public final class FailureBoundary implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FailureBoundary.class);
    private static final Duration STORE_BACK = Duration.ofSeconds(5);

    private final HttpHandler next;

    /// @param next may throw anything
    public FailureBoundary(HttpHandler next) {
        this.next = next;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        try {
            return next.handle(request);
        } catch (HttpProblem problem) {
            return problem.response();
        } catch (StoreUnavailableException unavailable) {
            LOG.warn("The store is not available: {}", unavailable.getMessage());
            return HttpResponse.error(
                            ErrorWord.STORE_UNAVAILABLE,
                            "The broker's database is not available. Send the same request again in"
                                    + " a moment.")
                    .withRetryAfter(STORE_BACK);
        } catch (RuntimeException | Error unexpected) {
            LOG.error("A request failed for a reason that nobody expected", unexpected);
            return HttpResponse.error(
                    ErrorWord.INTERNAL_ERROR,
                    "Something went wrong in the broker. Its operator finds the reason in the log under request %s."
                            .formatted(request.identity().value()));
        }
    }
}
