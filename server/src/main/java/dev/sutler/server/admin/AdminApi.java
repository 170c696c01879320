package dev.sutler.server.admin;

import dev.sutler.server.admin.AdminRoutes.Route;
import dev.sutler.server.http.ErrorWord;
import dev.sutler.server.http.HttpRequest;
import dev.sutler.server.http.HttpResponse;
import dev.sutler.server.observability.LogContext;
import dev.sutler.server.security.Operator;
import dev.sutler.server.security.OperatorHandler;
import dev.sutler.server.security.Scope;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Everything below `/admin/v1`, for operators who are authenticated already.
public final class AdminApi implements OperatorHandler {

    private static final List<String> ROOT = List.of("admin", "v1");

    private final AdminRoutes routes = new AdminRoutes();

    /// @param features what there is
    public AdminApi(List<AdminFeature> features) {
        routes.get("/openapi.json", new DocumentEndpoint());
        features.forEach(feature -> feature.register(routes));
    }

    /// Whether a request belongs here and not to platforms.
    ///
    /// @param rawPath its path as sent
    public static boolean owns(String rawPath) {
        return rawPath.equals("/admin") || rawPath.startsWith("/admin/");
    }

    /// Each method and path that there is below `/admin/v1`, such as `GET /instances`.
    public List<String> routes() {
        return routes.all().stream().map(each -> each.method() + " " + each.template()).toList();
    }

    /// Answers one request whose path begins with `/admin/`: 404 for a path that is not there, 405
    /// for a method that the path does not have, 403 when the operator lacks the scope.
    ///
    /// @param operator who asks
    @Override
    public HttpResponse handle(HttpRequest request, Operator operator) {
        List<String> path = request.pathSegments();
        List<Route> found =
                path.size() > ROOT.size() && path.subList(0, ROOT.size()).equals(ROOT)
                        ? routes.at(path.subList(ROOT.size(), path.size()))
                        : List.of();
        if (found.isEmpty()) {
            return HttpResponse.error(
                    ErrorWord.NOT_FOUND, "There is nothing here. See the documentation.");
        }
        LogContext.ROUTE.set(AdminRoutes.ROOT + found.getFirst().template());
        Optional<Route> route =
                found.stream().filter(each -> each.method().equals(request.method())).findFirst();
        if (route.isEmpty()) {
            return wrongMethod(found);
        }
        if (!operator.may(route.get().scope())) {
            return forbidden(route.get().scope());
        }
        AdminCall call =
                new AdminCall(
                        request,
                        operator,
                        route.get().values(path.subList(ROOT.size(), path.size())));
        return route.get().endpoint().answer(call).with("Cache-Control", "no-store");
    }

    private static HttpResponse wrongMethod(List<Route> found) {
        String allowed =
                found.stream().map(Route::method).sorted().collect(Collectors.joining(", "));
        return HttpResponse.error(ErrorWord.METHOD_NOT_ALLOWED, "Use %s.".formatted(allowed))
                .with("Allow", allowed);
    }

    private static HttpResponse forbidden(Scope scope) {
        String needed =
                switch (scope) {
                    case READ -> "read";
                    case WRITE -> "write";
                };
        return HttpResponse.error(
                ErrorWord.FORBIDDEN,
                "This needs the scope `%s`. Use the credential of an operator who has it."
                        .formatted(needed));
    }
}
