package dev.sutler.core.catalog;

import java.util.List;
import java.util.Objects;

/// A plan as a broker has offered it: what must be known of it when it is not in the catalog any
/// more.
///
/// @param key which plan
/// @param serviceName the offering's name
/// @param planName the plan's name
/// @param providerType the word that chose its provider
/// @param retired whether it was closed for new instances
public record PublishedPlan(
        PlanKey key, String serviceName, String planName, String providerType, boolean retired) {

    public PublishedPlan {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(serviceName, "serviceName");
        Objects.requireNonNull(planName, "planName");
        Objects.requireNonNull(providerType, "providerType");
    }

    /// All plans of a catalog, in its order, the retired ones too.
    public static List<PublishedPlan> of(Catalog catalog) {
        return catalog.offerings().stream()
                .flatMap(offering -> offering.plans().stream().map(plan -> of(offering, plan)))
                .toList();
    }

    private static PublishedPlan of(ServiceOffering offering, ServicePlan plan) {
        return new PublishedPlan(
                new PlanKey(offering.id(), plan.id()),
                offering.name(),
                plan.name(),
                offering.provider().type(),
                offering.traits().retired() || plan.traits().retired());
    }
}
