package dev.sutler.gitops.files;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;

/// The copy of a service offering in `instance.yml`: a part of what the catalog says, in camelCase.
///
/// The secret of a dashboard client is null in it, whatever the catalog says, and is passed over
/// when a copy is read. The instance's plan is always among the plans, since existing tools give up
/// on a whole repository where it is not.
final class ServiceCopy {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final String PLANS = "plans";
    private static final String METADATA = "metadata";
    private static final String DASHBOARD_CLIENT = "dashboard_client";
    private static final String SECRET = "secret";
    private static final String DESCRIPTION = "description";

    /// What the two spellings differ in.
    private static final Map<String, String> CATALOG_SPELLING =
            Map.ofEntries(
                    Map.entry("planUpdateable", "plan_updateable"),
                    Map.entry("instancesRetrievable", "instances_retrievable"),
                    Map.entry("bindingsRetrievable", "bindings_retrievable"),
                    Map.entry("allowContextUpdates", "allow_context_updates"),
                    Map.entry("bindingRotatable", "binding_rotatable"),
                    Map.entry("dashboardClient", DASHBOARD_CLIENT),
                    Map.entry("redirectUri", "redirect_uri"),
                    Map.entry("maximumPollingDuration", "maximum_polling_duration"),
                    Map.entry("maintenanceInfo", "maintenance_info"));

    private ServiceCopy() {}

    static ObjectNode of(InstanceFile instance) {
        ObjectNode offering = instance.serviceDefinition();
        ObjectNode copy = NODES.objectNode();
        copy.set("id", or(offering, "id", NODES.stringNode(instance.serviceId())));
        copy.set("name", or(offering, "name", NODES.stringNode(instance.serviceId())));
        copy.set(DESCRIPTION, or(offering, DESCRIPTION, NODES.stringNode("")));
        copy.set(PLANS, plans(offering, instance.planId()));
        copy.set("bindable", or(offering, "bindable", NODES.booleanNode(false)));
        copy.set("planUpdateable", or(offering, "plan_updateable", NODES.booleanNode(false)));
        copy.set("tags", or(offering, "tags", NODES.arrayNode()));
        copy.set(METADATA, or(offering, METADATA, NODES.objectNode()));
        copy.set("requires", or(offering, "requires", NODES.arrayNode()));
        copy.set("dashboardClient", dashboardClient(offering.path(DASHBOARD_CLIENT)));
        return copy;
    }

    private static ArrayNode plans(ObjectNode offering, String planId) {
        ArrayNode plans = NODES.arrayNode();
        boolean found = false;
        for (JsonNode plan : offering.path(PLANS)) {
            plans.add(plan instanceof ObjectNode object ? plan(object) : plan);
            found = found || planId.equals(plan.path("id").asString(""));
        }
        if (!found) {
            ObjectNode gone = NODES.objectNode().put("id", planId).put("name", planId);
            plans.add(plan(gone));
        }
        return plans;
    }

    private static ObjectNode plan(ObjectNode plan) {
        ObjectNode copy = NODES.objectNode();
        copy.set("id", or(plan, "id", NODES.nullNode()));
        copy.set("name", or(plan, "name", NODES.nullNode()));
        copy.set(DESCRIPTION, or(plan, DESCRIPTION, NODES.stringNode("")));
        copy.set(METADATA, or(plan, METADATA, NODES.objectNode()));
        copy.set("schemas", or(plan, "schemas", NODES.nullNode()));
        copy.set("free", or(plan, "free", NODES.booleanNode(true)));
        return copy;
    }

    private static JsonNode dashboardClient(JsonNode client) {
        if (!(client instanceof ObjectNode object)) {
            return NODES.nullNode();
        }
        ObjectNode copy = NODES.objectNode();
        copy.set("id", or(object, "id", NODES.nullNode()));
        copy.putNull(SECRET);
        copy.set("redirectUri", or(object, "redirect_uri", NODES.nullNode()));
        return copy;
    }

    private static JsonNode or(ObjectNode object, String key, JsonNode absent) {
        JsonNode value = object.get(key);
        return value == null || value.isNull() ? absent : value;
    }

    /// A copy, in either spelling, as the catalog would say it. What is null is left out.
    static ObjectNode read(ObjectNode copy) {
        ObjectNode offering = catalogSpelling(copy);
        ArrayNode plans = NODES.arrayNode();
        for (JsonNode plan : offering.path(PLANS)) {
            plans.add(plan instanceof ObjectNode object ? catalogSpelling(object) : plan);
        }
        if (offering.has(PLANS)) {
            offering.set(PLANS, plans);
        }
        if (offering.get(DASHBOARD_CLIENT) instanceof ObjectNode client) {
            ObjectNode known = catalogSpelling(client);
            known.remove(SECRET);
            offering.set(DASHBOARD_CLIENT, known);
        }
        return offering;
    }

    private static ObjectNode catalogSpelling(ObjectNode copy) {
        ObjectNode renamed = NODES.objectNode();
        for (Map.Entry<String, JsonNode> each : copy.properties()) {
            if (!each.getValue().isNull()) {
                String key = CATALOG_SPELLING.getOrDefault(each.getKey(), each.getKey());
                renamed.set(key, each.getValue());
            }
        }
        return renamed;
    }
}
