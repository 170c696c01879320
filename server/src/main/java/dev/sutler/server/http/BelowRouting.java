package dev.sutler.server.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.DirectHandler.TransportResponse;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

import org.jspecify.annotations.Nullable;

/// Answers for requests that are so malformed, or come at such a time, that no handler ever sees
/// them.
final class BelowRouting {

    private static final String TOO_LARGE = "Header size exceeded";

    private BelowRouting() {}

    static DirectHandlers handlers() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            handlers.addHandler(
                    type,
                    (request, event, status, headers, message) ->
                            answer(request, code(status, message)));
        }
        return handlers.build();
    }

    /* The library takes headers that are too large for malformed ones, and says what they are in words only. */
    private static int code(Status status, @Nullable String message) {
        return TOO_LARGE.equals(message) ? 431 : status.code();
    }

    private static TransportResponse answer(DirectHandler.TransportRequest request, int code) {
        HttpResponse response = response(code);
        TransportResponse.Builder answer =
                TransportResponse.builder()
                        .status(Status.create(response.status()))
                        .keepAlive(false)
                        .entity(response.body());
        response.lines().forEach(answer::header);
        RequestIdentity.sent(Exchange.headers(request.headers()))
                .ifPresent(
                        identity ->
                                answer.header(
                                        HeaderNames.create(RequestIdentity.HEADER), identity));
        return answer.build();
    }

    private static HttpResponse response(int code) {
        return switch (code) {
            case 414 ->
                    HttpResponse.error(
                            ErrorWord.URI_TOO_LONG,
                            "The request line is too long. Shorten the URL.");
            case 431 ->
                    HttpResponse.error(
                            ErrorWord.HEADERS_TOO_LARGE,
                            "The request's headers are too large. Send fewer or shorter ones.");
            case 503 -> RequestGate.busy();
            case 505 ->
                    HttpResponse.error(
                            ErrorWord.HTTP_VERSION_NOT_SUPPORTED,
                            "This server speaks HTTP/1.1. Send the request with that version.");
            /* The library stumbles over some bytes with an error of its own. */
            case 500 -> WatchedConnection.isOurs() ? failed() : malformed();
            default -> malformed();
        };
    }

    private static HttpResponse failed() {
        return HttpResponse.error(
                ErrorWord.INTERNAL_ERROR,
                "Something went wrong while the request was answered. Try again.");
    }

    private static HttpResponse malformed() {
        return HttpResponse.error(
                ErrorWord.BAD_REQUEST,
                "The request is not valid HTTP/1.1. Check its request line and headers.");
    }
}
