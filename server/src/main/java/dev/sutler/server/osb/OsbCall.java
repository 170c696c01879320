package dev.sutler.server.osb;

import dev.sutler.core.Broker.Hint;
import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.Caller;
import dev.sutler.core.lifecycle.Command.PlanChoice;
import dev.sutler.server.http.HttpProblem;
import dev.sutler.server.http.HttpRequest;
import dev.sutler.server.http.Query;

import java.util.Objects;
import java.util.Optional;

/// One request of a platform, as far as all endpoints read it in the same way.
///
/// @param request the request itself
/// @param caller who asks
/// @param quirks what is done differently for the platform
/// @param ids the ids in the path
/// @param query the parameters of the query
record OsbCall(
        HttpRequest request, Caller caller, PlatformQuirks quirks, Route.PathIds ids, Query query) {

    private static final int LONGEST_OPERATION = 10_000;

    OsbCall {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(quirks, "quirks");
        Objects.requireNonNull(ids, "ids");
        Objects.requireNonNull(query, "query");
    }

    String instanceId() {
        return ids.instanceId();
    }

    BindingKey bindingKey() {
        return new BindingKey(ids.instanceId(), ids.bindingId());
    }

    Fields body() {
        return RequestBodies.fields(request);
    }

    /// Whether the client can poll.
    boolean acceptsIncomplete() {
        return switch (query.value("accepts_incomplete").orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default ->
                    throw HttpProblem.badRequest(
                            "The query parameter accepts_incomplete must be true or false.");
        };
    }

    /// The ids that a removal must name in its query.
    PlanChoice requiredPlan() {
        Hint hint = hint();
        return new PlanChoice(
                hint.serviceId().orElseThrow(() -> missing("service_id")),
                hint.planId().orElseThrow(() -> missing("plan_id")));
    }

    /// The ids that a query may name.
    Hint hint() {
        return new Hint(id("service_id"), id("plan_id"));
    }

    /// The operation that is asked about.
    Optional<String> operation() {
        Optional<String> operation = query.value("operation");
        if (operation
                .filter(value -> value.isEmpty() || value.length() > LONGEST_OPERATION)
                .isPresent()) {
            throw HttpProblem.badRequest(
                    "The query parameter operation must be what the broker answered with, or be"
                            + " left out.");
        }
        return operation;
    }

    private Optional<String> id(String name) {
        return query.value(name).map(value -> Ids.checked(value, "The query parameter " + name));
    }

    private static HttpProblem missing(String name) {
        return HttpProblem.badRequest("The query parameter %s is required.".formatted(name));
    }
}
