package dev.sutler.conformance.fuzz;

import static dev.sutler.conformance.fuzz.Field.group;
import static dev.sutler.conformance.fuzz.Field.optional;
import static dev.sutler.conformance.fuzz.Field.required;

import dev.sutler.conformance.fuzz.Field.Kind;

import java.util.List;
import java.util.Objects;

/// One endpoint of the API, described by hand from the specification.
///
/// @param method the HTTP method
/// @param path its segments; one that begins with a colon is an id
/// @param query parameters of its query
/// @param body members of its body; empty when it has none
record Endpoint(String method, List<String> path, List<Field> query, List<Field> body) {

    private static final String INSTANCE = "/v2/service_instances/:instance_id";
    private static final String BINDING = INSTANCE + "/service_bindings/:binding_id";
    private static final Field SERVICE = required("service_id", Kind.SERVICE);
    private static final Field PLAN = required("plan_id", Kind.PLAN);
    private static final Field INCOMPLETE = optional("accepts_incomplete", Kind.FLAG);
    private static final Field PARAMETERS = optional("parameters", Kind.PARAMETERS);
    private static final Field VERSION =
            group("maintenance_info", optional("version", Kind.VERSION));
    private static final Field CONTEXT =
            group(
                    "context",
                    optional("platform", Kind.TEXT),
                    optional("organization_guid", Kind.TENANT),
                    optional("space_guid", Kind.TENANT),
                    optional("namespace", Kind.TENANT),
                    optional("clusterid", Kind.TENANT),
                    optional("instance_name", Kind.TEXT),
                    group("instance_annotations", optional("note", Kind.TEXT)));
    private static final List<Field> HINT =
            List.of(optional("service_id", Kind.SERVICE), optional("plan_id", Kind.PLAN));
    private static final List<Field> POLL =
            List.of(
                    optional("service_id", Kind.SERVICE),
                    optional("plan_id", Kind.PLAN),
                    optional("operation", Kind.OPERATION));
    private static final List<Field> REMOVAL = List.of(SERVICE, PLAN, INCOMPLETE);

    /// All of them. Those that change something are there more than once, so that they are asked
    /// more often.
    static final List<Endpoint> ALL =
            List.of(
                    of("GET", "/v2/catalog", List.of()),
                    provision(),
                    provision(),
                    provision(),
                    update(),
                    update(),
                    of("DELETE", INSTANCE, REMOVAL),
                    of("GET", INSTANCE, HINT),
                    of("GET", INSTANCE + "/last_operation", POLL),
                    bind(),
                    bind(),
                    bind(),
                    of("DELETE", BINDING, REMOVAL),
                    of("GET", BINDING, HINT),
                    of("GET", BINDING + "/last_operation", POLL));

    Endpoint {
        Objects.requireNonNull(method, "method");
        path = List.copyOf(path);
        query = List.copyOf(query);
        body = List.copyOf(body);
    }

    private static Endpoint of(String method, String path, List<Field> query, Field... body) {
        return new Endpoint(method, List.of(path.substring(1).split("/")), query, List.of(body));
    }

    private static Endpoint provision() {
        return of(
                "PUT",
                INSTANCE,
                List.of(INCOMPLETE),
                SERVICE,
                PLAN,
                required("organization_guid", Kind.TENANT),
                required("space_guid", Kind.TENANT),
                PARAMETERS,
                CONTEXT,
                VERSION);
    }

    private static Endpoint update() {
        return of(
                "PATCH",
                INSTANCE,
                List.of(INCOMPLETE),
                SERVICE,
                optional("plan_id", Kind.PLAN),
                PARAMETERS,
                CONTEXT,
                VERSION,
                group(
                        "previous_values",
                        optional("service_id", Kind.SERVICE),
                        optional("plan_id", Kind.PLAN),
                        optional("organization_id", Kind.TENANT),
                        optional("space_id", Kind.TENANT),
                        VERSION));
    }

    private static Endpoint bind() {
        return of(
                "PUT",
                BINDING,
                List.of(INCOMPLETE),
                SERVICE,
                PLAN,
                optional("app_guid", Kind.TENANT),
                group(
                        "bind_resource",
                        optional("app_guid", Kind.TENANT),
                        optional("route", Kind.TEXT)),
                PARAMETERS,
                CONTEXT,
                optional("predecessor_binding_id", Kind.BINDING));
    }
}
