package dev.sutler.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.PlanKey;
import dev.sutler.core.catalog.ServiceOffering;
import dev.sutler.core.samples.Offer;

import org.junit.jupiter.api.Test;

/// What can be taken into a broker with a certain catalog.
final class CatalogFitTest {

    private static final Catalog CATALOG = Offer.open().catalog();
    private static final ServiceOffering OFFERING = CATALOG.offerings().getFirst();

    private final CatalogFit fit = new CatalogFit(CATALOG, OFFERING.provider().type());

    @Test
    void aPlanOfTheProviderFits() {
        assertThat(fit.objection(new PlanKey(OFFERING.id(), OFFERING.plans().getFirst().id())))
                .isEmpty();
    }

    @Test
    void anUnknownServiceDoesNot() {
        assertThat(fit.objection(new PlanKey("unheard-of", "small")).orElseThrow())
                .contains("unheard-of", "retired");
    }

    @Test
    void anUnknownPlanDoesNot() {
        assertThat(fit.objection(new PlanKey(OFFERING.id(), "unheard-of")).orElseThrow())
                .contains(OFFERING.name(), "unheard-of", "retired");
    }

    @Test
    void aPlanOfAnotherProviderDoesNot() {
        CatalogFit other = new CatalogFit(CATALOG, "another");

        assertThat(
                        other.objection(
                                        new PlanKey(
                                                OFFERING.id(), OFFERING.plans().getFirst().id()))
                                .orElseThrow())
                .contains(OFFERING.name(), "another");
    }
}
