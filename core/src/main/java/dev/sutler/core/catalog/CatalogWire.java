package dev.sutler.core.catalog;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// Makes the body of `GET /v2/catalog`: what the authors wrote, in their order, without what is not
/// for platforms.
final class CatalogWire {

    private static final List<String> PRIVATE_KEYS = List.of("provider", "retired");

    private CatalogWire() {}

    /// @param sources without errors
    /// @param offerings what was read from the sources, in the same order
    static ObjectNode of(List<CatalogSource> sources, List<ServiceOffering> offerings) {
        ObjectNode wire = JsonNodeFactory.instance.objectNode();
        ArrayNode services = wire.putArray("services");
        for (int index = 0; index < sources.size(); index++) {
            ServiceOffering offering = offerings.get(index);
            if (!offering.traits().retired()) {
                services.add(offering(sources.get(index).offering(), offering.plans()));
            }
        }
        return wire;
    }

    /// The offering as it goes to platforms, but with its retired plans, and without the secret
    /// that only a platform needs.
    ///
    /// @param source whatever was written, right or wrong
    static ObjectNode withAllPlans(ObjectNode source) {
        ObjectNode offering = source.deepCopy();
        offering.remove(PRIVATE_KEYS);
        for (JsonNode plan : offering.path("plans")) {
            if (plan instanceof ObjectNode object) {
                object.remove(PRIVATE_KEYS);
            }
        }
        if (offering.path("dashboard_client") instanceof ObjectNode client) {
            client.remove("secret");
        }
        return offering;
    }

    private static ObjectNode offering(ObjectNode source, List<ServicePlan> plans) {
        ObjectNode offering = source.deepCopy();
        offering.remove(PRIVATE_KEYS);
        ArrayNode onWire = JsonNodeFactory.instance.arrayNode();
        for (int index = 0; index < plans.size(); index++) {
            if (!plans.get(index).traits().retired()) {
                ObjectNode plan = source.path("plans").path(index).asObject().deepCopy();
                plan.remove(PRIVATE_KEYS);
                onWire.add(plan);
            }
        }
        // Setting a key that is there keeps its place in the order.
        offering.set("plans", onWire);
        return offering;
    }
}
