package dev.sutler.server.catalog;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.CatalogGuard;
import dev.sutler.core.catalog.PlanAtRisk;
import dev.sutler.core.store.CatalogLedger;
import dev.sutler.server.catalog.LoadOutcome.Endangered;

import java.util.List;

/// Asks the ledger what the guard must know. Instances are counted only where a plan is at risk.
final class Risks {

    private final CatalogLedger ledger;

    Risks(CatalogLedger ledger) {
        this.ledger = ledger;
    }

    List<PlanAtRisk> of(Catalog next) {
        return new CatalogGuard(ledger.published()).check(next, ledger.plansInUse());
    }

    List<Endangered> counted(List<PlanAtRisk> plans) {
        return plans.stream().map(plan -> new Endangered(plan, ledger.usage(plan.key()))).toList();
    }
}
