package dev.sutler.core.store;

import dev.sutler.core.catalog.PlanAtRisk;
import dev.sutler.core.catalog.PlanKey;
import dev.sutler.core.catalog.PublishedPlan;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/// What has been offered, by whichever replica, and what is used of it.
///
/// Every method is one transaction, and throws [StoreUnavailableException] when the store cannot be
/// reached or will not answer. None may take longer the more instances there are.
public interface CatalogLedger {

    /// Every plan that was ever offered, as it was offered last.
    List<PublishedPlan> published();

    /// The plans of all instances, in any state, and the plans that running updates lead to.
    Set<PlanKey> plansInUse();

    /// How many instances have this plan, or are being updated to it; counted to a thousand.
    PlanAtRisk.Usage usage(PlanKey plan);

    /// Remembers what is offered from now on. What is not among it counts as withdrawn, and stays
    /// known.
    ///
    /// MUST keep the provider type of a plan that instances have: it is that of the provider that
    /// made them.
    ///
    /// @param publisher who offers it, for the operator
    void publish(Collection<PublishedPlan> plans, String publisher);
}
