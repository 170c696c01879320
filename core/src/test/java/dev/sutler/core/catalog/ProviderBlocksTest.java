package dev.sutler.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.spi.SettingProblem;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;

/// Where a provider's complaint about a setting is reported, which sees the settings of offering
/// and plan as one.
class ProviderBlocksTest {

    @Test
    void aSettingOfTheOfferingIsReportedThereOnce() {
        ObjectNode tree = Catalogs.good();
        Catalogs.set(tree, "/provider/wrong", "1");

        assertThat(pointers(tree)).containsExactly("/provider/wrong");
    }

    @Test
    void aSettingOfAPlanIsReportedThere() {
        ObjectNode tree = Catalogs.good();
        Catalogs.set(tree, "/plans/0/provider/wrong", "1");

        assertThat(pointers(tree)).containsExactly("/plans/0/provider/wrong");
    }

    @Test
    void aSettingThatAPlanOverridesIsReportedInThePlan() {
        ObjectNode tree = Catalogs.good();
        Catalogs.set(tree, "/provider/wrong", "1");
        Catalogs.set(tree, "/plans/0/provider/wrong", "2");

        assertThat(pointers(tree))
                .containsExactlyInAnyOrder("/plans/0/provider/wrong", "/provider/wrong");
    }

    @Test
    void aSettingThatAllPlansLackIsReportedAtTheOffering() {
        ObjectNode tree = Catalogs.good();
        Catalogs.remove(tree, "/provider/colour");

        assertThat(pointers(tree)).containsExactly("/provider/colour");
    }

    @Test
    void aSettingThatOnePlanLacksIsReportedAtThePlan() {
        ObjectNode tree = Catalogs.good();
        Catalogs.remove(tree, "/provider/colour");
        Catalogs.set(tree, "/plans/0/provider/colour", "1");

        assertThat(pointers(tree)).containsExactly("/plans/1");
    }

    @Test
    void theMessageNamesTheSetting() {
        ObjectNode tree = Catalogs.good();
        Catalogs.remove(tree, "/provider/colour");

        assertThat(check(tree).problems())
                .extracting(CatalogProblem::message)
                .containsExactly("`colour`: it is missing");
    }

    private static List<String> pointers(ObjectNode tree) {
        return check(tree).problems().stream().map(CatalogProblem::pointer).toList();
    }

    private static CatalogCheck check(ObjectNode tree) {
        return new CatalogParser(new Demanding()).parse(List.of(new CatalogSource("file", tree)));
    }

    /// Needs the setting `colour`, and knows no `wrong` one.
    private static final class Demanding implements ProviderTypes {
        @Override
        public Set<String> words() {
            return Set.of("fake");
        }

        @Override
        public List<SettingProblem> check(
                String type,
                String offeringName,
                ObjectNode offeringSettings,
                ObjectNode planSettings) {
            ObjectNode together = offeringSettings.deepCopy().setAll(planSettings);
            if (together.has("wrong")) {
                return List.of(new SettingProblem("/wrong", "`wrong` is not known"));
            }
            return together.has("colour")
                    ? List.of()
                    : List.of(new SettingProblem("/colour", "it is missing"));
        }
    }
}
