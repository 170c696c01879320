package dev.sutler.conformance.model;

import dev.sutler.conformance.requirement.Requirement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a broker may do wrong with instances.
final class InstanceFaults {

    private static final String NOWHERE = "05bc4ec0-0000-4000-8000-0000000000ff";

    private static final String IDENTITY = "X-Broker-API-Request-Identity";

    private InstanceFaults() {}

    static List<Fault> all() {
        return Stream.of(
                        ProvisioningFaults.all(),
                        FetchingFaults.all(),
                        UpdatingFaults.all(),
                        DeprovisioningFaults.all(),
                        MatrixFaults.all())
                .flatMap(List::stream)
                .toList();
    }

    static Fault fault(String name, Tamper tamper, Requirement... breaks) {
        return new Fault(name, Set.of(breaks), tamper);
    }

    /// A request at this endpoint that names something that the catalog has not.
    static Predicate<Request> nowhere(Route route, String member) {
        return request -> request.route() == route && request.textAt("/" + member).equals(NOWHERE);
    }

    /// A request at this endpoint whose body lacks something.
    static Predicate<Request> lacks(Route route, String member) {
        return request ->
                request.route() == route
                        && request.body().filter(all -> all.has(member)).isEmpty()
                        && request.body().isPresent();
    }

    /// A request at this endpoint whose body is no JSON.
    static Predicate<Request> malformed(Route route) {
        return request -> request.route() == route && request.body().isEmpty();
    }

    /// A request at this endpoint with parameters that are no object.
    static Predicate<Request> textParameters(Route route) {
        return request ->
                request.route() == route
                        && !request.at("/parameters").isMissingNode()
                        && !request.at("/parameters").isObject();
    }

    /// Answers some requests as if all were well, and does nothing.
    static Tamper takes(Predicate<Request> requests, int status) {
        return instead(requests, Reply.of(status));
    }

    /// Answers some requests in its own way, and does nothing.
    static Tamper instead(Predicate<Request> requests, Reply reply) {
        return instead((request, _) -> requests.test(request), reply);
    }

    /// Answers some requests in its own way, and does nothing.
    static Tamper instead(BiPredicate<Request, Model> requests, Reply reply) {
        return Tampers.instead(
                (request, state) ->
                        requests.test(request, state)
                                ? Optional.of(reply.with(IDENTITY, request.header(IDENTITY)))
                                : Optional.empty());
    }

    /// An instance that is asked for, in this phase.
    static boolean in(Resource.Phase phase, Request request, Model state) {
        return Optional.ofNullable(state.instances().get(request.instanceId()))
                .filter(instance -> instance.phase() == phase)
                .isPresent();
    }
}
