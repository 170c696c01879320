package dev.sutler.server.admin;

import dev.sutler.core.audit.Actor;
import dev.sutler.server.http.HttpProblem;
import dev.sutler.server.http.HttpRequest;
import dev.sutler.server.http.Query;
import dev.sutler.server.security.Operator;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// One request of an operator who may ask it, on its way into an endpoint.
///
/// @param operator who asks
/// @param path what stands in the path where the route has a `{parameter}`
public record AdminCall(HttpRequest request, Operator operator, Map<String, String> path) {

    public AdminCall {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(operator, "operator");
        path = Map.copyOf(path);
    }

    /// What stands in the path for this parameter of the route.
    public String parameter(String name) {
        return Optional.ofNullable(path.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the route has no {" + name + "}"));
    }

    /// A parameter of the path that is a UUID; empty when it is something else, which names
    /// nothing.
    public Optional<UUID> uuid(String name) {
        return AdminFields.uuid(parameter(name));
    }

    /// Reads the parameters of the query; each one that is not read is refused.
    ///
    /// @throws HttpProblem 400 that names every parameter that is wrong
    public <T> T query(Function<AdminFields, T> reader) {
        Query query = request.query();
        return AdminFields.read(
                AdminFields.Of.QUERY,
                new AdminFields.Values(query.names(), query::value, query::value),
                reader);
    }

    /// Reads the request's body; each field that is not read is refused.
    ///
    /// @throws HttpProblem 400 that names every field that is wrong
    public <T> T body(Function<AdminFields, T> reader) {
        return AdminBodies.read(request, reader);
    }

    /// Who asks, as the audit names it.
    public Actor actor() {
        return new Actor.Operator(operator.name());
    }

    /// What the request is called in logs and in the audit.
    public String requestId() {
        return request.identity().value();
    }
}
