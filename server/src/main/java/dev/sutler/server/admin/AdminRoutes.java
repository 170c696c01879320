package dev.sutler.server.admin;

import dev.sutler.server.security.Scope;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// All routes of the admin API, below `/admin/v1`: the one place where they are registered, and
/// found again.
///
/// A part of a path in braces, as in `/instances/{instance_id}`, stands for any one part. One that
/// is spelled out goes before it.
public final class AdminRoutes {

    static final String ROOT = "/admin/v1";

    private final List<Route> routes = new ArrayList<>();

    /// One method of one path.
    ///
    /// @param template below the root, such as `/instances/{instance_id}`
    record Route(String method, String template, Scope scope, AdminEndpoint endpoint) {
        Route {
            Objects.requireNonNull(scope, "scope");
            Objects.requireNonNull(endpoint, "endpoint");
            if (!template.startsWith("/") || template.endsWith("/")) {
                throw new IllegalArgumentException("no template: " + template);
            }
        }

        private List<String> parts() {
            return List.of(template.substring(1).split("/"));
        }

        private boolean matches(List<String> path) {
            List<String> parts = parts();
            if (parts.size() != path.size()) {
                return false;
            }
            for (int i = 0; i < parts.size(); i++) {
                if (isParameter(parts.get(i))
                        ? path.get(i).isEmpty()
                        : !parts.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private long parameters() {
            return parts().stream().filter(Route::isParameter).count();
        }

        Map<String, String> values(List<String> path) {
            List<String> parts = parts();
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < parts.size(); i++) {
                if (isParameter(parts.get(i))) {
                    values.put(parts.get(i).substring(1, parts.get(i).length() - 1), path.get(i));
                }
            }
            return values;
        }

        private static boolean isParameter(String part) {
            return part.startsWith("{");
        }
    }

    /// Registers what is read; it needs the scope `read`.
    public AdminRoutes get(String template, AdminEndpoint endpoint) {
        return add(new Route("GET", template, Scope.READ, endpoint));
    }

    /// Registers what changes something; it needs the scope `write`.
    public AdminRoutes post(String template, AdminEndpoint endpoint) {
        return add(new Route("POST", template, Scope.WRITE, endpoint));
    }

    private AdminRoutes add(Route route) {
        boolean twice =
                routes.stream()
                        .anyMatch(
                                each ->
                                        each.method().equals(route.method())
                                                && each.template().equals(route.template()));
        if (twice) {
            throw new IllegalArgumentException("registered twice: " + route);
        }
        routes.add(route);
        return this;
    }

    /// All of them, in the order in which they were registered.
    List<Route> all() {
        return List.copyOf(routes);
    }

    /// The routes of the template that fits a path best, one for each method; none when there is
    /// nothing.
    ///
    /// @param path the parts below the root
    List<Route> at(List<String> path) {
        Optional<String> best =
                routes.stream()
                        .filter(route -> route.matches(path))
                        .min((left, right) -> Long.compare(left.parameters(), right.parameters()))
                        .map(Route::template);
        return best.map(
                        template ->
                                routes.stream()
                                        .filter(route -> route.template().equals(template))
                                        .toList())
                .orElse(List.of());
    }
}
