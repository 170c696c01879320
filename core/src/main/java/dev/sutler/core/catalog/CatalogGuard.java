package dev.sutler.core.catalog;

import dev.sutler.core.catalog.PlanAtRisk.Threat;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The rule that a catalog must keep towards what exists already: a plan that has service instances
/// stays where it is, with the provider that made them. Everything else about it may change, and a
/// plan without instances may go.
public final class CatalogGuard {

    private final Map<PlanKey, PublishedPlan> published = new HashMap<>();

    /// @param published what was offered before, by whichever replica; of plans that it does not
    ///   have, only their ids are known
    public CatalogGuard(Collection<PublishedPlan> published) {
        published.forEach(plan -> this.published.put(plan.key(), plan));
    }

    /// The plans that a catalog would leave in the lurch, by service and plan.
    ///
    /// @param next what is about to be offered
    /// @param inUse the plans that instances have, or that running updates lead to
    public List<PlanAtRisk> check(Catalog next, Set<PlanKey> inUse) {
        return new TreeSet<>(inUse)
                .stream()
                        .flatMap(
                                key ->
                                        threat(next, key)
                                                .map(threat -> atRisk(next, key, threat))
                                                .stream())
                        .toList();
    }

    private Optional<Threat> threat(Catalog next, PlanKey key) {
        return next.plan(key.serviceId(), key.planId()).isPresent()
                ? providerChanged(next, key)
                : Optional.of(gone(next, key));
    }

    private Optional<Threat> providerChanged(Catalog next, PlanKey key) {
        String after = next.offering(key.serviceId()).orElseThrow().provider().type();
        return Optional.ofNullable(published.get(key))
                .map(PublishedPlan::providerType)
                .filter(before -> !before.equals(after))
                .map(before -> new Threat.ProviderChanged(before, after));
    }

    private static Threat gone(Catalog next, PlanKey key) {
        Optional<Threat> moved =
                next.offerings().stream()
                        .filter(offering -> offering.plan(key.planId()).isPresent())
                        .findFirst()
                        .map(offering -> new Threat.Moved(offering.name(), offering.id()));
        return moved.orElseGet(
                () ->
                        next.offering(key.serviceId()).isPresent()
                                ? new Threat.PlanVanished()
                                : new Threat.ServiceVanished());
    }

    private PlanAtRisk atRisk(Catalog next, PlanKey key, Threat threat) {
        Optional<PublishedPlan> known = Optional.ofNullable(published.get(key));
        return new PlanAtRisk(
                key,
                next.offering(key.serviceId())
                        .map(ServiceOffering::name)
                        .or(() -> known.map(PublishedPlan::serviceName)),
                next.plan(key.serviceId(), key.planId())
                        .map(ServicePlan::name)
                        .or(() -> known.map(PublishedPlan::planName)),
                threat);
    }
}
