package dev.sutler.server.osb;

import dev.sutler.server.http.HttpProblem;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The paths of the API.
enum Route {
    CATALOG("/v2/catalog"),
    INSTANCE("/v2/service_instances/:instance_id"),
    INSTANCE_LAST_OPERATION("/v2/service_instances/:instance_id/last_operation"),
    BINDING("/v2/service_instances/:instance_id/service_bindings/:binding_id"),
    BINDING_LAST_OPERATION(
            "/v2/service_instances/:instance_id/service_bindings/:binding_id/last_operation");

    private final String template;
    private final List<String> parts;

    Route(String template) {
        this.template = template;
        this.parts = List.of(template.substring(1).split("/"));
    }

    /// The path with names in place of ids, for log lines.
    String template() {
        return template;
    }

    /// The route that a path takes.
    ///
    /// @param segments the path between its slashes, decoded
    static Optional<Route> of(List<String> segments) {
        for (Route route : values()) {
            if (route.fits(segments)) {
                return Optional.of(route);
            }
        }
        return Optional.empty();
    }

    private boolean fits(List<String> segments) {
        if (segments.size() != parts.size()) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            if (!part.startsWith(":") && !part.equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// The ids in a path that takes this route.
    ///
    /// @throws HttpProblem 400 when one is empty or too long
    PathIds ids(List<String> segments) {
        return new PathIds(id(segments, ":instance_id"), id(segments, ":binding_id"));
    }

    private String id(List<String> segments, String name) {
        int at = parts.indexOf(name);
        return at < 0 ? "" : Ids.checked(segments.get(at), "The " + name.substring(1));
    }

    /// The ids in a path.
    ///
    /// @param instanceId empty on a route without one
    /// @param bindingId empty on a route without one
    record PathIds(String instanceId, String bindingId) {
        PathIds {
            Objects.requireNonNull(instanceId, "instanceId");
            Objects.requireNonNull(bindingId, "bindingId");
        }
    }
}
