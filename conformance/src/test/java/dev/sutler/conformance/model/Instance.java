package dev.sutler.conformance.model;

import tools.jackson.databind.node.ObjectNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A service instance of the model broker.
public final class Instance extends Resource {

    private final ObjectNode tenancy;
    private final Map<String, Binding> bindings = new LinkedHashMap<>();
    private Plan plan;
    private Optional<String> version;

    Instance(String id, Plan plan, ObjectNode tenancy, ObjectNode parameters) {
        super(id, parameters);
        this.plan = plan;
        this.tenancy = tenancy;
        this.version = plan.maintenanceVersion();
    }

    Plan plan() {
        return plan;
    }

    void plan(Plan other) {
        plan = other;
        version = other.maintenanceVersion();
    }

    /// Its bindings by id, also those that are gone.
    public Map<String, Binding> bindings() {
        return bindings;
    }

    Optional<Binding> binding(String id) {
        return Optional.ofNullable(bindings.get(id))
                .filter(binding -> binding.phase() != Phase.GONE);
    }

    /// What makes two requests for it the same.
    ObjectNode identity() {
        return identity(plan, tenancy, parameters());
    }

    static ObjectNode identity(Plan plan, ObjectNode tenancy, ObjectNode parameters) {
        ObjectNode identity = tenancy.deepCopy();
        identity.put("service_id", plan.offeringId()).put("plan_id", plan.id());
        return identity.set("parameters", parameters);
    }

    /// What provisions, updates and fetches all say of it.
    ObjectNode described() {
        ObjectNode body = Json.object();
        String encoded = URLEncoder.encode(id(), StandardCharsets.UTF_8);
        body.put("dashboard_url", "https://dashboard.example.com/?instance=" + encoded);
        ObjectNode metadata = body.putObject("metadata");
        metadata.putObject("labels").put("plan", plan.id());
        metadata.putObject("attributes").put("model.generation", "first");
        return body;
    }

    ObjectNode fetched() {
        ObjectNode body = described();
        body.put("service_id", plan.offeringId()).put("plan_id", plan.id());
        body.set("parameters", parameters().deepCopy());
        version.ifPresent(text -> body.putObject("maintenance_info").put("version", text));
        return body;
    }
}
