package dev.sutler.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.samples.Offer;
import dev.sutler.core.samples.Samples;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What of a catalog a platform may see.
final class CatalogViewsTest {

    private static final ServiceOffering OFFERING = Offer.open().offering();
    private static final ServicePlan PLAN = OFFERING.plans().getFirst();
    private static final Catalog WHOLE =
            new Catalog(
                    List.of(OFFERING),
                    Samples.json(
                            "{'services': [{'id': '%s', 'name': 'n', 'plans': [{'id': '%s'}, {'id': '%s'}]}]}"
                                    .formatted(
                                            OFFERING.id(),
                                            PLAN.id(),
                                            OFFERING.plans().getLast().id())));

    private static Catalog seen(Visibility visibility) {
        return new CatalogViews(platform -> visibility).of(WHOLE, "cf");
    }

    private static Visibility offerings(String... names) {
        return new Visibility(Optional.of(Set.of(names)), Map.of());
    }

    private static Visibility plans(String offering, String... plans) {
        return new Visibility(Optional.empty(), Map.of(offering, Set.of(plans)));
    }

    @Test
    void whoMaySeeEverythingSeesTheCatalogItself() {
        assertThat(seen(Visibility.ALL)).isSameAs(WHOLE);
    }

    @Test
    void offeringsAndPlansAreNamedByNameOrId() {
        assertThat(OFFERING.plans()).hasSizeGreaterThan(1);
        for (Visibility all :
                List.of(
                        offerings(OFFERING.id()),
                        offerings("other", OFFERING.name()),
                        plans("other", "x"))) {
            assertThat(seen(all).wire()).as(all.toString()).isEqualTo(WHOLE.wire());
        }
        for (Visibility one :
                List.of(plans(OFFERING.id(), PLAN.name()), plans(OFFERING.name(), PLAN.id()))) {
            assertThat(seen(one).wire().at("/services/0/plans")).as(one.toString()).hasSize(1);
            assertThat(seen(one).plan(OFFERING.id(), PLAN.id())).isPresent();
            assertThat(seen(one).plan(OFFERING.id(), OFFERING.plans().getLast().id())).isEmpty();
        }
    }

    @Test
    void anOfferingWithoutPlansToSeeIsNotThere() {
        for (Visibility none : List.of(offerings(), offerings("x"), plans(OFFERING.name(), "x"))) {
            assertThat(seen(none).wire().path("services")).as(none.toString()).isEmpty();
            assertThat(seen(none).offerings()).isEmpty();
        }
        assertThat(WHOLE.wire().path("services")).hasSize(1);
    }

    @Test
    void aViewIsMadeOnceForEachCatalog() {
        CatalogViews views = new CatalogViews(platform -> offerings(OFFERING.name()));
        assertThat(views.of(WHOLE, "cf")).isSameAs(views.of(WHOLE, "cf"));
        Catalog other = new Catalog(List.of(), Samples.json("{'services': []}"));
        assertThat(views.of(other, "cf").offerings()).isEmpty();
    }

    @Test
    void whatIsNotInTheCatalogIsNamed() {
        Visibility wrong =
                new Visibility(
                        Optional.of(Set.of("x", OFFERING.id())),
                        Map.of(
                                OFFERING.name(),
                                Set.of("smal", PLAN.name()),
                                "y",
                                Set.of(PLAN.name())));
        assertThat(wrong.unknown(WHOLE))
                .containsExactlyInAnyOrder("x", OFFERING.name() + "/smal", "y");
        assertThat(Visibility.ALL.unknown(WHOLE)).isEmpty();
    }
}
