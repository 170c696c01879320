package dev.sutler.conformance.model;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What every request must fulfil before anything is done.
final class Gate {

    private static final Pattern VERSION = Pattern.compile("2\\.([0-9]{1,4})");
    private static final Pattern IDENTITY = Pattern.compile("\\S+ +(\\S+)");
    private static final int LOWEST_MINOR = 13;
    private static final int LONGEST_ID = 1024;
    private static final int LONGEST_BODY = 1 << 20;
    private static final Set<String> KNOWN =
            Set.of(
                    "service_id",
                    "plan_id",
                    "context",
                    "organization_guid",
                    "space_guid",
                    "parameters",
                    "maintenance_info",
                    "previous_values",
                    "app_guid",
                    "bind_resource",
                    "predecessor_binding_id");

    private final Model model;
    private final String authorization;

    Gate(Model model, String username, String password) {
        this.model = model;
        byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /// @throws Refused when the request is not to be looked at further
    void check(Request request) {
        boolean open = model.has(Quirk.NO_AUTHENTICATION);
        if (!open && !request.header("Authorization").equals(authorization)) {
            throw new Refused(401, "Unauthorized", "username and password are wrong or missing");
        }
        if (!model.has(Quirk.NO_VERSION_CHECK)) {
            version(request);
        }
        route(request);
        identity(request.header("X-Broker-API-Originating-Identity"));
        query(request);
        if (request.route().hasBody()) {
            body(request);
        }
    }

    private static void version(Request request) {
        List<String> versions = request.headers().getOrDefault("x-broker-api-version", List.of());
        if (versions.isEmpty()) {
            throw Refused.badRequest("the header X-Broker-API-Version is missing");
        }
        Matcher version = VERSION.matcher(versions.getFirst());
        if (versions.size() > 1
                || !version.matches()
                || Integer.parseInt(version.group(1)) < LOWEST_MINOR) {
            throw new Refused(412, "VersionNotServed", "the API is served from version 2.13 on");
        }
    }

    private static void route(Request request) {
        switch (request.route()) {
            case NOWHERE -> throw Refused.absent("there is no such endpoint");
            case WRONG_METHOD -> throw new Refused(405, "MethodNotAllowed", "not this method");
            case CATALOG,
                    PROVISION,
                    FETCH_INSTANCE,
                    UPDATE,
                    DEPROVISION,
                    INSTANCE_LAST_OPERATION,
                    BIND,
                    FETCH_BINDING,
                    UNBIND,
                    BINDING_LAST_OPERATION -> {}
        }
        if (tooLong(request.instanceId()) || tooLong(request.bindingId())) {
            throw Refused.badRequest("the id is too long");
        }
    }

    private static boolean tooLong(String id) {
        return id.getBytes(StandardCharsets.UTF_8).length > LONGEST_ID;
    }

    private static void identity(String value) {
        if (value.isEmpty()) {
            return;
        }
        Matcher parts = IDENTITY.matcher(value);
        if (!parts.matches() || decoded(parts.group(1)).flatMap(Json::object).isEmpty()) {
            throw Refused.badRequest("the originating identity cannot be read");
        }
    }

    private static Optional<String> decoded(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private void query(Request request) {
        if (model.has(Quirk.NO_QUERY_CHECK)) {
            return;
        }
        if (!Set.of("true", "false")
                .contains(request.query().getOrDefault("accepts_incomplete", "false"))) {
            throw Refused.badRequest("accepts_incomplete must be true or false");
        }
        for (String name : List.of("service_id", "plan_id", "operation")) {
            if (request.query().getOrDefault(name, "x").isEmpty()) {
                throw Refused.badRequest(name + " is empty");
            }
        }
    }

    private void body(Request request) {
        String type = request.header("Content-Type");
        if (!type.isEmpty() && !type.matches("(?i)application/json *(;.*)?")) {
            throw Refused.badRequest("the Content-Type must be application/json");
        }
        if (request.text().length() > LONGEST_BODY || request.body().isEmpty()) {
            throw Refused.badRequest("the body must be a JSON object");
        }
        if (model.has(Quirk.REJECTS_UNKNOWN_FIELDS)
                && !KNOWN.containsAll(request.body().get().propertyNames())) {
            throw Refused.badRequest("the body has an unknown field");
        }
    }
}
