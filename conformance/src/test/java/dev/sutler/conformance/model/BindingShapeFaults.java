package dev.sutler.conformance.model;

import static dev.sutler.conformance.model.Tampers.REMOVE;

import dev.sutler.conformance.requirement.BindingRules;
import dev.sutler.conformance.requirement.FetchingBindingRules;
import dev.sutler.conformance.requirement.Requirement;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;

/// What can be wrong with that which a broker tells of a binding.
final class BindingShapeFaults {

    private BindingShapeFaults() {}

    /// Those that show in every mode.
    static List<Fault> all() {
        return List.of(
                fault(BindingRules.METADATA_OBJECT, "/metadata", "soon"),
                fault(BindingRules.EXPIRES_AT, "/metadata/expires_at", "2099-12-31T23:59:59Z"),
                fault(BindingRules.RENEW_BEFORE, "/metadata/renew_before", 1893456000),
                fault(BindingRules.RENEW_FIRST, "/metadata/renew_before", "2999-01-01T00:00:00.0Z"),
                told(
                        BindingRules.RENEW_IN_TIME,
                        Tampers.body("/metadata/renew_before", "2999-01-01T00:00:00.0Z")
                                .and(
                                        Tampers.body(
                                                "/metadata/expires_at", "2999-01-01T00:00:00.0Z"))),
                told(BindingRules.METADATA_ONLY, Rewrite.of(BindingShapeFaults::passwordTwice)),
                fault(BindingRules.LOG_DRAIN_DECLARED, "/syslog_drain_url", "syslog://a.example"),
                fault(BindingRules.ROUTE_SERVICE_DECLARED, "/route_service_url", "https://a.b"),
                fault(BindingRules.VOLUMES_DECLARED, "/volume_mounts", List.of()),
                fault(BindingRules.ENDPOINTS_GIVEN, "/endpoints", REMOVE),
                fault(BindingRules.ENDPOINTS_ARRAY, "/endpoints", Json.object().put("host", "a")),
                fault(BindingRules.ENDPOINT_HOST, "/endpoints/*/host", REMOVE),
                fault(BindingRules.ENDPOINT_PORTS, "/endpoints/*/ports", List.of(5432)),
                fault(BindingRules.ENDPOINT_PROTOCOL, "/endpoints/*/protocol", "https"),
                new Fault(
                        "parameters are no object",
                        Set.of(FetchingBindingRules.PARAMETERS),
                        Tampers.body("/parameters", List.of()).on(Route.FETCH_BINDING)));
    }

    /// Those of log drains.
    static List<Fault> ofLogDrains() {
        return List.of(
                fault(BindingRules.LOG_DRAIN_GIVEN, "/syslog_drain_url", REMOVE),
                new Fault(
                        "the address of the log drain is no text",
                        Set.of(BindingRules.LOG_DRAIN_DECLARED),
                        Tampers.body("/syslog_drain_url", List.of("a"))
                                .whenReply(reply -> reply.body().has("syslog_drain_url"))));
    }

    /// Those of route services.
    static List<Fault> ofRouteServices() {
        return List.of(
                new Fault(
                        "the address of the route service is no text",
                        Set.of(BindingRules.ROUTE_SERVICE_DECLARED),
                        Tampers.body("/route_service_url", 5)
                                .whenReply(reply -> reply.body().has("route_service_url"))));
    }

    /// Those of volume services.
    static List<Fault> ofVolumes() {
        return List.of(
                fault(BindingRules.VOLUMES_GIVEN, "/volume_mounts", REMOVE),
                fault(BindingRules.VOLUME_DRIVER, "/volume_mounts/*/driver", REMOVE),
                fault(BindingRules.VOLUME_MODE, "/volume_mounts/*/mode", "w"),
                fault(BindingRules.VOLUME_TYPE, "/volume_mounts/*/device_type", "local"),
                fault(BindingRules.VOLUME_DEVICE, "/volume_mounts/*/device/volume_id", REMOVE));
    }

    private static Fault fault(Requirement breaks, String pointer, Object value) {
        return told(breaks, Tampers.body(pointer, value));
    }

    private static Fault told(Requirement breaks, Rewrite change) {
        return new Fault(
                "not so: " + breaks.sentence(),
                Set.of(breaks),
                change.on(Route.BIND, Route.FETCH_BINDING).whenStatus(200, 201));
    }

    private static Reply passwordTwice(Reply reply) {
        ObjectNode body = reply.body().asObject().deepCopy();
        body.withObject("/metadata").set("x-password", body.at("/credentials/password"));
        return reply.body(body);
    }
}
