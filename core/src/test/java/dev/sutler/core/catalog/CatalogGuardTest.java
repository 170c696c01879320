package dev.sutler.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sutler.core.catalog.PlanAtRisk.Threat;
import dev.sutler.core.catalog.PlanAtRisk.Usage;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A plan that has instances stays where it is, with the provider that made them.
final class CatalogGuardTest {

    private static final PlanKey SMALL = new PlanKey("offering-1", "plan-1");
    private static final PlanKey LARGE = new PlanKey("offering-1", "plan-2");
    private static final Catalog CATALOG = catalog(Catalogs.good());

    private final CatalogGuard guard = new CatalogGuard(PublishedPlan.of(CATALOG));

    @Test
    void theSameCatalogIsFine() {
        assertThat(guard.check(CATALOG, Set.of(SMALL, LARGE))).isEmpty();
    }

    @Test
    void whatNobodyUsesMayGo() {
        assertThat(guard.check(withoutLarge(), Set.of(SMALL))).isEmpty();
        assertThat(guard.check(catalog(), Set.of())).isEmpty();
    }

    @Test
    void whatIsRetiredStays() {
        ObjectNode tree = Catalogs.good();
        Catalogs.set(tree, "/retired", "true");

        assertThat(guard.check(catalog(tree), Set.of(SMALL, LARGE))).isEmpty();
    }

    @Test
    void namesSchemasAndSettingsMayChange() {
        ObjectNode tree = Catalogs.good();
        Catalogs.set(tree, "/name", "\"line\"");
        Catalogs.set(tree, "/plans/0/name", "\"tiny\"");
        Catalogs.set(tree, "/plans/0/provider/size", "7");
        Catalogs.set(tree, "/plans/0/maintenance_info/version", "\"2.0.0\"");
        Catalogs.remove(tree, "/plans/0/schemas");

        assertThat(guard.check(catalog(tree), Set.of(SMALL, LARGE))).isEmpty();
    }

    @Test
    void aPlanWithInstancesDoesNotVanish() {
        assertThat(guard.check(withoutLarge(), Set.of(SMALL, LARGE)))
                .containsExactly(
                        new PlanAtRisk(
                                LARGE,
                                Optional.of("queue"),
                                Optional.of("large"),
                                new Threat.PlanVanished()));
    }

    @Test
    void aServiceWithInstancesDoesNotVanish() {
        assertThat(guard.check(catalog(), Set.of(LARGE, SMALL)))
                .extracting(PlanAtRisk::key, PlanAtRisk::threat)
                .containsExactly(
                        tuple(SMALL, new Threat.ServiceVanished()),
                        tuple(LARGE, new Threat.ServiceVanished()));
    }

    @Test
    void aPlanWithInstancesDoesNotMove() {
        ObjectNode other = Catalogs.good();
        Catalogs.set(other, "/id", "\"offering-2\"");
        Catalogs.set(other, "/name", "\"other\"");

        assertThat(guard.check(catalog(other), Set.of(SMALL)))
                .extracting(PlanAtRisk::threat)
                .containsExactly(new Threat.Moved("other", "offering-2"));
        assertThat(guard.check(catalog(other), Set.of())).isEmpty();
    }

    @Test
    void theProviderOfInstancesDoesNotChange() {
        PublishedPlan before = new PublishedPlan(SMALL, "queue", "small", "old", false);
        CatalogGuard remembering = new CatalogGuard(List.of(before));

        List<PlanAtRisk> found = remembering.check(CATALOG, Set.of(SMALL, LARGE));

        assertThat(found)
                .extracting(PlanAtRisk::threat)
                .containsExactly(new Threat.ProviderChanged("old", "fake"));
        assertThat(found.getFirst().onlyWaits()).isFalse();
        assertThat(remembering.check(CATALOG, Set.of(LARGE))).isEmpty();
    }

    @Test
    void instancesCountAlsoWhereNothingWasPublished() {
        CatalogGuard forgetful = new CatalogGuard(List.of());

        assertThat(forgetful.check(CATALOG, Set.of(SMALL, new PlanKey("offering-1", "gone"))))
                .containsExactly(
                        new PlanAtRisk(
                                new PlanKey("offering-1", "gone"),
                                Optional.of("queue"),
                                Optional.empty(),
                                new Threat.PlanVanished()));
    }

    @Test
    void theLineNamesPlanServiceInstancesAndWhatToDo() {
        PlanAtRisk vanished = guard.check(withoutLarge(), Set.of(LARGE)).getFirst();

        assertThat(vanished.text(new Usage(2, false, List.of("i-1", "i-2"))))
                .isEqualTo(
                        "plan large (plan-2) of service queue (offering-1) has 2 service instances"
                                + " (i-1, i-2), but the plan is not in the catalog any more. Put it"
                                + " back, with `retired: true` if nobody should order it");
        assertThat(vanished.text(new Usage(1000, true, List.of("a", "b", "c"))))
                .contains("has more than 1000 service instances (such as a, b, c), but");
        assertThat(vanished.text(new Usage(1, false, List.of("a\nb"))))
                .contains("has 1 service instance (a b), but");
    }

    private static Catalog withoutLarge() {
        ObjectNode tree = Catalogs.good();
        tree.withArray("plans").remove(1);
        return catalog(tree);
    }

    private static Catalog catalog(ObjectNode... offerings) {
        return Catalogs.check(offerings).catalog().orElseThrow();
    }
}
