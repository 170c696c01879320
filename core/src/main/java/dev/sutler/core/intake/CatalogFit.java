package dev.sutler.core.intake;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.PlanKey;
import dev.sutler.core.catalog.ServiceOffering;

import java.util.Optional;

/// Whether a catalog has what instances are to be instances of.
///
/// @param catalog what is offered
/// @param providerType the provider whose instances they are
public record CatalogFit(Catalog catalog, String providerType) {

    /// Why there can be no instance of this plan; empty when there can. A retired one will do.
    public Optional<String> objection(PlanKey plan) {
        Optional<ServiceOffering> offering = catalog.offering(plan.serviceId());
        if (offering.isEmpty()) {
            return Optional.of(
                    "the service %s is not in the catalog: add it, with `retired: true` if nobody is to order it any more"
                            .formatted(plan.serviceId()));
        }
        if (!offering.get().provider().type().equals(providerType)) {
            return Optional.of(
                    "the service %s (%s) is made by the provider %s, not by %s"
                            .formatted(
                                    plan.serviceId(),
                                    offering.get().name(),
                                    offering.get().provider().type(),
                                    providerType));
        }
        return offering.get().plan(plan.planId()).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "the service %s (%s) has no plan %s in the catalog: add it, with `retired: true` if nobody is to order it any more"
                                .formatted(plan.serviceId(), offering.get().name(), plan.planId()));
    }
}
