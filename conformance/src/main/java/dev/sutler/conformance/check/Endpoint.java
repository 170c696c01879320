package dev.sutler.conformance.check;

import dev.sutler.conformance.Question;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// An endpoint of the API, told by a request's method and target.
enum Endpoint {
    CATALOG("GET", "/v2/catalog"),
    PROVISION("PUT", Parts.INSTANCE),
    FETCH_INSTANCE("GET", Parts.INSTANCE),
    UPDATE("PATCH", Parts.INSTANCE),
    DEPROVISION("DELETE", Parts.INSTANCE),
    POLL_INSTANCE("GET", Parts.INSTANCE + "/last_operation"),
    BIND("PUT", Parts.BINDING),
    FETCH_BINDING("GET", Parts.BINDING),
    UNBIND("DELETE", Parts.BINDING),
    POLL_BINDING("GET", Parts.BINDING + "/last_operation");

    private final String method;
    private final Pattern path;

    Endpoint(String method, String path) {
        this.method = method;
        this.path = Pattern.compile(path);
    }

    /// Which one a request is for; empty when the API has no such endpoint.
    static Optional<Endpoint> of(Question question) {
        String path = question.target().split("\\?", 2)[0];
        return Arrays.stream(values())
                .filter(each -> each.method.equals(question.method()))
                .filter(each -> each.path.matcher(path).matches())
                .findFirst();
    }

    /// Whether it changes something.
    boolean changes() {
        return !method.equals("GET");
    }

    private static final class Parts {
        static final String INSTANCE = "/v2/service_instances/[^/]+";
        static final String BINDING = INSTANCE + "/service_bindings/[^/]+";
    }
}
