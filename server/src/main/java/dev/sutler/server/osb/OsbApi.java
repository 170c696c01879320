package dev.sutler.server.osb;

import dev.sutler.core.Broker;
import dev.sutler.core.lifecycle.Caller;
import dev.sutler.server.http.HttpRequest;
import dev.sutler.server.http.HttpResponse;
import dev.sutler.server.observability.LogContext;
import dev.sutler.server.security.PlatformHandler;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The Open Service Broker API: the checks that come before all others, in the order that platforms
/// rely on, and then the endpoint.
public final class OsbApi implements PlatformHandler {

    /* A moment: most of what a broker makes is there soon, and asking is cheap. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

    private final Function<String, PlatformQuirks> quirks;
    private final Map<Route, Map<String, Endpoint>> endpoints;

    /// @param broker answers
    /// @param quirks what is done differently for the platform of that name
    public OsbApi(Broker broker, Function<String, PlatformQuirks> quirks) {
        this.quirks = quirks;
        this.endpoints = endpoints(broker, new Answers(ASK_AGAIN));
    }

    private static Map<Route, Map<String, Endpoint>> endpoints(Broker broker, Answers answers) {
        Map<String, Endpoint> instance = new LinkedHashMap<>();
        instance.put("GET", new FetchInstanceEndpoint(broker, answers));
        instance.put("PUT", new ProvisionEndpoint(broker, answers));
        instance.put("PATCH", new UpdateEndpoint(broker, answers));
        instance.put("DELETE", new DeprovisionEndpoint(broker, answers));
        Map<String, Endpoint> binding = new LinkedHashMap<>();
        binding.put("GET", new FetchBindingEndpoint(broker, answers));
        binding.put("PUT", new BindEndpoint(broker, answers));
        binding.put("DELETE", new UnbindEndpoint(broker, answers));
        return Map.of(
                Route.CATALOG,
                Map.of("GET", new CatalogEndpoint(broker)),
                Route.INSTANCE,
                instance,
                Route.INSTANCE_LAST_OPERATION,
                Map.of("GET", new InstanceLastOperationEndpoint(broker, answers)),
                Route.BINDING,
                binding,
                Route.BINDING_LAST_OPERATION,
                Map.of("GET", new BindingLastOperationEndpoint(broker, answers)));
    }

    @Override
    public HttpResponse handle(HttpRequest request, String platform) {
        ApiVersion.check(request.headers());
        List<String> segments = request.pathSegments();
        if (namesPlatform(segments)) {
            if (!segments.get(1).equals(platform)) {
                return ErrorAnswers.anotherPlatform();
            }
            segments = segments.subList(2, segments.size());
        }
        Optional<Route> route = Route.of(segments);
        if (route.isEmpty()) {
            return ErrorAnswers.noSuchRoute();
        }
        LogContext.ROUTE.set(route.get().template());
        Map<String, Endpoint> methods = endpoints.getOrDefault(route.get(), Map.of());
        Optional<Endpoint> endpoint = Optional.ofNullable(methods.get(request.method()));
        if (endpoint.isEmpty()) {
            return ErrorAnswers.methodNotAllowed(List.copyOf(methods.keySet()));
        }
        Route.PathIds ids = route.get().ids(segments);
        return endpoint.get().answer(call(request, platform, ids));
    }

    /* Everything is there a second time below the platform's name, for networks that tell platforms apart by path. */
    private static boolean namesPlatform(List<String> segments) {
        return segments.size() >= 2 && segments.getFirst().equals("platforms");
    }

    private OsbCall call(HttpRequest request, String platform, Route.PathIds ids) {
        if (!ids.instanceId().isEmpty()) {
            LogContext.INSTANCE.set(ids.instanceId());
        }
        if (!ids.bindingId().isEmpty()) {
            LogContext.BINDING.set(ids.bindingId());
        }
        Caller caller =
                new Caller(
                        platform, IdentityHeader.of(request.headers()), request.identity().value());
        return new OsbCall(request, caller, quirks.apply(platform), ids, request.query());
    }
}
