package dev.sutler.conformance.model;

import java.util.Arrays;
import java.util.List;

/// An endpoint of the Open Service Broker API.
public enum Route {
    CATALOG("GET", "v2/catalog"),
    PROVISION("PUT", "v2/service_instances/I"),
    FETCH_INSTANCE("GET", "v2/service_instances/I"),
    UPDATE("PATCH", "v2/service_instances/I"),
    DEPROVISION("DELETE", "v2/service_instances/I"),
    INSTANCE_LAST_OPERATION("GET", "v2/service_instances/I/last_operation"),
    BIND("PUT", "v2/service_instances/I/service_bindings/B"),
    FETCH_BINDING("GET", "v2/service_instances/I/service_bindings/B"),
    UNBIND("DELETE", "v2/service_instances/I/service_bindings/B"),
    BINDING_LAST_OPERATION("GET", "v2/service_instances/I/service_bindings/B/last_operation"),
    /// A path that the API has, with a method that it has not.
    WRONG_METHOD("", ""),
    /// No path of the API.
    NOWHERE("", "");

    private final String method;
    private final List<String> path;

    Route(String method, String path) {
        this.method = method;
        this.path = List.of(path.split("/"));
    }

    /// The endpoint for a method and a path's decoded segments.
    static Route of(String method, List<String> segments) {
        List<Route> routes =
                Arrays.stream(values()).filter(route -> route.matches(segments)).toList();
        return routes.stream()
                .filter(route -> route.method.equals(method))
                .findFirst()
                .orElse(routes.isEmpty() ? NOWHERE : WRONG_METHOD);
    }

    private boolean matches(List<String> segments) {
        if (method.isEmpty() || segments.size() != path.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            boolean id = path.get(i).length() == 1;
            if (id ? segments.get(i).isEmpty() : !path.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// Whether it needs a JSON object as its body.
    boolean hasBody() {
        return this == PROVISION || this == UPDATE || this == BIND;
    }
}
