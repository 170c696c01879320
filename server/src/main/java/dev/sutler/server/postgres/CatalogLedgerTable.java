package dev.sutler.server.postgres;

import dev.sutler.core.catalog.PlanAtRisk;
import dev.sutler.core.catalog.PlanKey;
import dev.sutler.core.catalog.PublishedPlan;
import dev.sutler.core.store.CatalogLedger;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What has been offered, in the table `published_plan`, and which plans instances have.
final class CatalogLedgerTable implements CatalogLedger {

    private final Pool pool;
    private final PlansInUse plansInUse = new PlansInUse();
    private final PublishedPlans publishedPlans = new PublishedPlans();

    CatalogLedgerTable(Pool pool) {
        this.pool = pool;
    }

    @Override
    public List<PublishedPlan> published() {
        return pool.statement("read what has been offered", publishedPlans::all);
    }

    @Override
    public Set<PlanKey> plansInUse() {
        return pool.transaction(
                        "find the plans that instances have",
                        connection -> Optional.of(plansInUse.all(connection)))
                .orElseThrow();
    }

    @Override
    public PlanAtRisk.Usage usage(PlanKey plan) {
        return pool.transaction(
                        "count the instances of a plan",
                        connection -> Optional.of(plansInUse.usage(connection, plan)))
                .orElseThrow();
    }

    @Override
    public void publish(Collection<PublishedPlan> plans, String publisher) {
        var _ =
                pool.transaction(
                        "remember what is offered",
                        connection -> {
                            publishedPlans.publish(connection, plans, publisher);
                            return Optional.of(true);
                        });
    }
}
