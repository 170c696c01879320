package dev.sutler.conformance.model;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// A plan of the catalog with its offering.
record Plan(ObjectNode offering, ObjectNode json, Pace pace) {

    String id() {
        return json.path("id").asString();
    }

    String offeringId() {
        return offering.path("id").asString();
    }

    /// A flag of the plan, or else of its offering, or else false.
    boolean is(String flag) {
        return json.optional(flag).orElse(offering.path(flag)).asBoolean(false);
    }

    boolean requires(String permission) {
        return offering.path("requires").values().stream()
                .anyMatch(value -> value.asString().equals(permission));
    }

    boolean needsApp() {
        return offering.at("/metadata/requires_app").asBoolean(false);
    }

    Optional<String> maintenanceVersion() {
        return json.at("/maintenance_info/version").asStringOpt();
    }

    /// The schema of parameters at this place; a missing node when there is none.
    JsonNode schema(String place) {
        return json.at("/schemas/" + place + "/parameters");
    }

    /// How bindings are made: what cannot be fetched must be told at once.
    Pace bindingPace() {
        return is("bindings_retrievable") ? pace : Pace.SYNCHRONOUS;
    }
}
