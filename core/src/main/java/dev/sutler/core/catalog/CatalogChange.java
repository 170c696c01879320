package dev.sutler.core.catalog;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is different in a new catalog, plan by plan; a change of an offering is one of all its
/// plans.
///
/// @param added plans that were not there
/// @param changed plans that are different, those that are offered again among them
/// @param retired plans that are closed from now on
/// @param removed plans that are not there any more
public record CatalogChange(
        List<PublishedPlan> added,
        List<PublishedPlan> changed,
        List<PublishedPlan> retired,
        List<PublishedPlan> removed) {

    public CatalogChange {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        retired = List.copyOf(retired);
        removed = List.copyOf(removed);
    }

    /// Compares two catalogs.
    public static CatalogChange between(Catalog before, Catalog after) {
        Map<PlanKey, PublishedPlan> old = byKey(before);
        List<PublishedPlan> added = new ArrayList<>();
        List<PublishedPlan> changed = new ArrayList<>();
        List<PublishedPlan> retired = new ArrayList<>();
        for (PublishedPlan plan : PublishedPlan.of(after)) {
            PublishedPlan known = old.remove(plan.key());
            if (known == null) {
                added.add(plan);
            } else if (plan.retired() && !known.retired()) {
                retired.add(plan);
            } else if (!Definition.of(before, plan.key())
                    .equals(Definition.of(after, plan.key()))) {
                changed.add(plan);
            }
        }
        return new CatalogChange(added, changed, retired, List.copyOf(old.values()));
    }

    private static Map<PlanKey, PublishedPlan> byKey(Catalog catalog) {
        Map<PlanKey, PublishedPlan> plans = new LinkedHashMap<>();
        PublishedPlan.of(catalog).forEach(plan -> plans.put(plan.key(), plan));
        return plans;
    }

    /// Whether nothing is different.
    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && retired.isEmpty() && removed.isEmpty();
    }

    /// Such as `1 plan added (queue/small), 2 removed (…)`; without a full stop.
    public String text() {
        List<String> parts = new ArrayList<>();
        part(parts, added, "added");
        part(parts, changed, "changed");
        part(parts, retired, "retired");
        part(parts, removed, "removed");
        return parts.isEmpty() ? "nothing changed" : String.join(", ", parts);
    }

    private static void part(List<String> parts, List<PublishedPlan> plans, String what) {
        if (!plans.isEmpty()) {
            List<String> names =
                    plans.stream().map(plan -> plan.serviceName() + "/" + plan.planName()).toList();
            parts.add(
                    "%d %s %s (%s)"
                            .formatted(
                                    plans.size(),
                                    plans.size() == 1 ? "plan" : "plans",
                                    what,
                                    String.join(", ", names)));
        }
    }

    /* Everything about a plan that can be compared. The schemas of a plan are compared as they go to platforms. */
    private record Definition(
            String serviceName,
            ServiceOffering.Traits offering,
            ServiceOffering.ProviderBlock provider,
            JsonNode offeringOnWire,
            String planName,
            ServicePlan.Traits plan,
            ServicePlan.Handling handling,
            JsonNode settings,
            JsonNode planOnWire) {

        static Definition of(Catalog catalog, PlanKey key) {
            ServiceOffering offering = catalog.offering(key.serviceId()).orElseThrow();
            ServicePlan plan = offering.plan(key.planId()).orElseThrow();
            JsonNode onWire = withId(catalog.wire().path("services"), offering.id());
            return new Definition(
                    offering.name(),
                    offering.traits(),
                    offering.provider(),
                    onWire.isObject()
                            ? onWire.asObject().deepCopy().remove(List.of("plans"))
                            : onWire,
                    plan.name(),
                    plan.traits(),
                    plan.handling(),
                    plan.providerSettings(),
                    withId(onWire.path("plans"), plan.id()));
        }

        private static JsonNode withId(JsonNode list, String id) {
            return list.valueStream()
                    .filter(each -> each.path("id").asString("").equals(id))
                    .findFirst()
                    .orElseGet(MissingNode::getInstance);
        }
    }
}
