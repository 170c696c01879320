package dev.sutler.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

final class CatalogChangeTest {

    private final ObjectNode tree = Catalogs.good();

    @Test
    void theSameIsNoChange() {
        assertThat(change().isEmpty()).isTrue();
        assertThat(change().text()).isEqualTo("nothing changed");
    }

    @Test
    void plansComeAndGo() {
        Catalogs.set(tree, "/plans/1/id", "\"plan-3\"");

        assertThat(names(change().added())).containsExactly("queue/large");
        assertThat(names(change().removed())).containsExactly("queue/large");
        assertThat(change().text())
                .isEqualTo("1 plan added (queue/large), 1 plan removed (queue/large)");
    }

    @Test
    void whatPlatformsSeeIsAChange() {
        Catalogs.set(tree, "/plans/0/metadata/bullets/0", "\"uno\"");

        assertThat(names(change().changed())).containsExactly("queue/small");
    }

    @Test
    void whatOnlyTheBrokerSeesIsAChange() {
        Catalogs.set(tree, "/plans/0/provider/size", "2");

        assertThat(names(change().changed())).containsExactly("queue/small");
    }

    @Test
    void aChangeOfTheOfferingIsOneOfAllItsPlans() {
        Catalogs.set(tree, "/provider/colour", "\"blue\"");

        assertThat(names(change().changed())).containsExactly("queue/small", "queue/large");
    }

    @Test
    void retiringIsAChangeOfItsOwn() {
        Catalogs.set(tree, "/plans/1/retired", "true");

        assertThat(names(change().retired())).containsExactly("queue/large");
        assertThat(change().changed()).isEmpty();
    }

    @Test
    void whatIsOfferedAgainHasChanged() {
        Catalogs.set(tree, "/plans/1/retired", "true");

        assertThat(names(CatalogChange.between(catalog(tree), good()).changed()))
                .containsExactly("queue/large");
    }

    private CatalogChange change() {
        return CatalogChange.between(good(), catalog(tree));
    }

    private static Catalog good() {
        return catalog(Catalogs.good());
    }

    private static Catalog catalog(ObjectNode offering) {
        return Catalogs.check(offering).catalog().orElseThrow();
    }

    private static List<String> names(List<PublishedPlan> plans) {
        return plans.stream().map(plan -> plan.serviceName() + "/" + plan.planName()).toList();
    }
}
