package dev.sutler.server.admin;

import dev.sutler.server.catalog.CatalogLoader;
import dev.sutler.server.http.ErrorWord;
import dev.sutler.server.http.HttpRequest;
import dev.sutler.server.http.HttpResponse;
import dev.sutler.server.observability.LogContext;
import dev.sutler.server.security.Operator;
import dev.sutler.server.security.OperatorHandler;
import dev.sutler.server.security.Scope;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Everything below `/admin/v1`, for operators who are authenticated already.
public final class AdminApi implements OperatorHandler {

    private static final String ROOT = "/admin/v1";

    private final Map<String, Map<String, Action>> actions;

    /* What a method of a path does, and what it takes to ask for it. */
    private record Action(Scope scope, AdminEndpoint endpoint) {}

    /// @param catalogs loads the catalog and knows its state
    public AdminApi(CatalogLoader catalogs) {
        this.actions =
                Map.of(
                        ROOT + "/catalog",
                        Map.of("GET", new Action(Scope.READ, new CatalogStateEndpoint(catalogs))),
                        ROOT + "/catalog/reload",
                        Map.of(
                                "POST",
                                new Action(Scope.WRITE, new CatalogReloadEndpoint(catalogs))));
    }

    /// Whether a request belongs here and not to platforms.
    ///
    /// @param rawPath its path as sent
    public static boolean owns(String rawPath) {
        return rawPath.equals("/admin") || rawPath.startsWith("/admin/");
    }

    /// Answers one request whose path begins with `/admin/`: 404 for a path that is not there, 405
    /// for a method that the path does not have, 403 when the operator lacks the scope.
    ///
    /// @param operator who asks
    @Override
    public HttpResponse handle(HttpRequest request, Operator operator) {
        String path = "/" + String.join("/", request.pathSegments());
        Optional<Map<String, Action>> methods = Optional.ofNullable(actions.get(path));
        if (methods.isEmpty()) {
            return HttpResponse.error(
                    ErrorWord.NOT_FOUND, "There is nothing here. See the documentation.");
        }
        LogContext.ROUTE.set(path);
        Optional<Action> action = Optional.ofNullable(methods.get().get(request.method()));
        if (action.isEmpty()) {
            String allowed = String.join(", ", new TreeSet<>(methods.get().keySet()));
            return HttpResponse.error(ErrorWord.METHOD_NOT_ALLOWED, "Use %s.".formatted(allowed))
                    .with("Allow", allowed);
        }
        return permitted(action.get(), operator)
                ? action.get()
                        .endpoint()
                        .answer(request, operator)
                        .with("Cache-Control", "no-store")
                : forbidden(action.get());
    }

    private static boolean permitted(Action action, Operator operator) {
        return operator.may(action.scope());
    }

    private static HttpResponse forbidden(Action action) {
        String needed =
                switch (action.scope()) {
                    case READ -> "read";
                    case WRITE -> "write";
                };
        return HttpResponse.error(
                ErrorWord.FORBIDDEN,
                "This needs the scope `%s`. Use the credential of an operator who has it."
                        .formatted(needed));
    }
}
