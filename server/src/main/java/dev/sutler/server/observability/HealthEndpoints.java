package dev.sutler.server.observability;

import dev.sutler.server.http.ErrorWord;
import dev.sutler.server.http.HttpHandler;
import dev.sutler.server.http.HttpRequest;
import dev.sutler.server.http.HttpResponse;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// `GET /health/live` and `GET /health/ready`, which need no credentials and tell nothing but yes
/// or no.
public final class HealthEndpoints implements HttpHandler {

    private static final String LIVE = "/health/live";
    private static final String READY = "/health/ready";

    private final HttpHandler next;
    private final Readiness readiness;

    /// @param checks what must be well before the broker is ready
    /// @param nanoTime a monotonic clock
    /// @param next answers every other request
    public HealthEndpoints(List<HealthCheck> checks, LongSupplier nanoTime, HttpHandler next) {
        this.readiness = new Readiness(checks, nanoTime);
        this.next = next;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        String path = request.rawPath();
        if (!path.equals(LIVE) && !path.equals(READY)) {
            return next.handle(request);
        }
        LogContext.ROUTE.set(path);
        if (!request.method().equals("GET")) {
            return HttpResponse.error(ErrorWord.METHOD_NOT_ALLOWED, "Use GET.")
                    .with("Allow", "GET");
        }
        return (path.equals(LIVE) ? live() : ready()).with("Cache-Control", "no-store");
    }

    private static HttpResponse live() {
        return HttpResponse.json(200, status(true));
    }

    private HttpResponse ready() {
        Map<String, Boolean> results = readiness.results();
        boolean ready = !results.containsValue(false);
        ObjectNode body = status(ready);
        ObjectNode checks = body.putObject("checks");
        results.forEach((name, well) -> checks.put(name, well ? "up" : "down"));
        return HttpResponse.json(ready ? 200 : 503, body);
    }

    private static ObjectNode status(boolean well) {
        return JsonNodeFactory.instance.objectNode().put("status", well ? "up" : "down");
    }
}
