package dev.sutler.server.http;

/// Answers requests. It runs on a virtual thread and may block.
@FunctionalInterface
public interface HttpHandler {

    /// Answers one request.
    ///
    /// @throws HttpProblem when the request is turned down
    HttpResponse handle(HttpRequest request);
}
