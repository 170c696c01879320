package dev.sutler.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// What the broker takes from a good catalog.
class CatalogParserTest {

    private final Catalog catalog = Catalogs.check(Catalogs.good()).catalog().orElseThrow();
    private final ServiceOffering offering = catalog.offering("offering-1").orElseThrow();
    private final ServicePlan small = catalog.plan("offering-1", "plan-1").orElseThrow();
    private final ServicePlan large = catalog.plan("offering-1", "plan-2").orElseThrow();

    @Test
    void readsWhatAnOfferingPromises() {
        assertThat(offering.name()).isEqualTo("queue");
        assertThat(offering.traits())
                .isEqualTo(
                        new ServiceOffering.Traits(
                                Set.of(Permission.values()), true, true, true, false));
    }

    @Test
    void promisesNothingThatIsNotWritten() {
        ObjectNode bare =
                Catalogs.object(
                        """
                        {"name": "a", "id": "b", "description": "c", "bindable": false,
                         "provider": {"type": "fake"},
                         "plans": [{"name": "d", "id": "e", "description": "f"}]}\
                        """);
        Catalog bareCatalog = Catalogs.check(bare).catalog().orElseThrow();

        assertThat(bareCatalog.offerings().getFirst().traits())
                .isEqualTo(new ServiceOffering.Traits(Set.of(), false, false, false, false));
        ServicePlan plan = bareCatalog.plan("b", "e").orElseThrow();
        assertThat(plan.traits())
                .isEqualTo(new ServicePlan.Traits(false, false, false, Optional.empty(), false));
        assertThat(plan.handling())
                .isEqualTo(new ServicePlan.Handling(AnswerMode.FASTEST, false, Optional.empty()));
        assertThat(plan.schemas()).isEqualTo(ServicePlan.Schemas.NONE);
    }

    @Test
    void aPlanOverridesItsOffering() {
        assertThat(small.traits().planUpdateable()).isFalse();
        assertThat(large.traits().planUpdateable()).isTrue();
        assertThat(small.handling().answers()).isEqualTo(AnswerMode.ASYNCHRONOUS);
        assertThat(large.handling().answers()).isEqualTo(AnswerMode.SYNCHRONOUS);
        assertThat(small.handling().requiresApp()).isTrue();
        assertThat(large.handling().requiresApp()).isFalse();
    }

    @Test
    void aPlanMayBeBindableWhereItsOfferingIsNot() {
        ObjectNode tree = Catalogs.good();
        Catalogs.set(tree, "/bindable", "false");
        Catalog changed = Catalogs.check(tree).catalog().orElseThrow();

        assertThat(changed.plan("offering-1", "plan-1").orElseThrow().traits().bindable()).isTrue();
        assertThat(changed.plan("offering-1", "plan-2").orElseThrow().traits().bindable())
                .isFalse();
    }

    @Test
    void readsTheRestOfAPlan() {
        assertThat(small.traits().maintenanceVersion()).contains("1.2.3-rc.1+build.5");
        assertThat(small.handling().maximumPollingDuration()).contains(Duration.ofHours(1));
        assertThat(small.schemas().create()).isPresent();
        assertThat(small.schemas().update()).isPresent();
        assertThat(small.schemas().bind()).isPresent();
    }

    @Test
    void aProviderGetsItsSettingsWithoutTheBrokersOwnKeys() {
        assertThat(offering.provider().type()).isEqualTo("fake");
        assertThat(offering.provider().settings())
                .isEqualTo(Catalogs.object("{\"colour\": \"red\"}"));
        assertThat(small.providerSettings()).isEqualTo(Catalogs.object("{\"size\": 1}"));
        assertThat(large.providerSettings()).isEqualTo(Catalogs.object("{}"));
    }

    @Test
    void aRetiredOfferingRetiresItsPlans() {
        ObjectNode tree = Catalogs.good();
        Catalogs.set(tree, "/retired", "true");
        Catalog retired = Catalogs.check(tree).catalog().orElseThrow();

        assertThat(retired.offerings().getFirst().traits().retired()).isTrue();
        assertThat(retired.offerings().getFirst().plans())
                .allMatch(plan -> plan.traits().retired());
    }

    @Test
    void anOfferingLeavesWithItsLastPlan() {
        ObjectNode tree = Catalogs.good();
        Catalogs.set(tree, "/plans/0/retired", "true");
        assertThat(Catalogs.check(tree).catalog().orElseThrow().offerings().getFirst().traits())
                .matches(traits -> !traits.retired());

        Catalogs.set(tree, "/plans/1/retired", "true");
        Catalog empty = Catalogs.check(tree).catalog().orElseThrow();

        assertThat(empty.offerings().getFirst().traits().retired()).isTrue();
        assertThat(empty.wire()).hasToString("{\"services\":[]}");
        assertThat(empty.plan("offering-1", "plan-1")).isPresent();
    }

    @Test
    void noOfferingsAreACatalogToo() {
        assertThat(Catalogs.check().catalog().orElseThrow().wire())
                .hasToString("{\"services\":[]}");
    }
}
