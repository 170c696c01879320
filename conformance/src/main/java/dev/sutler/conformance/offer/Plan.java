package dev.sutler.conformance.offer;

import tools.jackson.databind.JsonNode;

import java.util.Objects;
import java.util.Optional;

/// A plan of a catalog, with its offering: what it declares, and the specification's defaults for
/// what it does not.
///
/// @param offering the offering's JSON
/// @param json the plan's JSON
public record Plan(JsonNode offering, JsonNode json) {

    public Plan {
        Objects.requireNonNull(offering, "offering");
        Objects.requireNonNull(json, "json");
    }

    /// A plan's schemas.
    public enum Schema {
        CREATE("/schemas/service_instance/create/parameters"),
        UPDATE("/schemas/service_instance/update/parameters"),
        BIND("/schemas/service_binding/create/parameters");

        private final String pointer;

        Schema(String pointer) {
            this.pointer = pointer;
        }
    }

    public String serviceId() {
        return offering.path("id").asString("");
    }

    public String id() {
        return json.path("id").asString("");
    }

    /// The offering's and the plan's name, for people.
    public String name() {
        return offering.path("name").asString("?") + "/" + json.path("name").asString("?");
    }

    /// Whether instances can be bound: what the plan says, or else the offering.
    public boolean bindable() {
        return overriding("bindable");
    }

    /// Whether the plan can be changed into another.
    public boolean updateable() {
        return overriding("plan_updateable");
    }

    public boolean rotatable() {
        return json.path("binding_rotatable").asBoolean(false);
    }

    public boolean instancesRetrievable() {
        return offering.path("instances_retrievable").asBoolean(false);
    }

    public boolean bindingsRetrievable() {
        return offering.path("bindings_retrievable").asBoolean(false);
    }

    public boolean contextUpdateable() {
        return offering.path("allow_context_updates").asBoolean(false);
    }

    /// Whether the offering requires a permission like `syslog_drain`.
    public boolean requires(String permission) {
        return offering.path("requires")
                .valueStream()
                .anyMatch(each -> each.asString("").equals(permission));
    }

    /// The version of its maintenance information.
    public Optional<String> maintenanceVersion() {
        JsonNode version = json.at("/maintenance_info/version");
        return version.isString() ? Optional.of(version.stringValue()) : Optional.empty();
    }

    /// The schema for some parameters.
    public Optional<JsonNode> schema(Schema schema) {
        JsonNode found = json.at(schema.pointer);
        return found.isObject() ? Optional.of(found) : Optional.empty();
    }

    private boolean overriding(String member) {
        return json.path(member).asBoolean(offering.path(member).asBoolean(false));
    }
}
