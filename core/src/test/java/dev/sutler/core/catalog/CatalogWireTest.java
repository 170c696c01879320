package dev.sutler.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

/// The body of `GET /v2/catalog`.
class CatalogWireTest {

    @Test
    void isWhatTheAuthorWroteWithoutWhatIsNotForPlatforms() {
        ObjectNode expected = Catalogs.good();
        Catalogs.remove(expected, "/provider");
        Catalogs.remove(expected, "/plans/0/provider");

        // As text: key order, unknown metadata and the trailing zero of 99.90 count.
        assertThat(wire(Catalogs.good()))
                .hasToString("{\"services\":[" + expected + "]}")
                .asString()
                .contains("\"zebra\":1,\"apple\":[1.10,null,{\"deep\":true}]")
                .contains("{\"usd\":99.90,\"eur\":49}");
    }

    @Test
    void neverHasAProviderBlockOrTheWordRetired() {
        ObjectNode tree = Catalogs.good();
        Catalogs.set(tree, "/retired", "false");
        Catalogs.set(tree, "/plans/0/retired", "false");

        String text = wire(tree).toString();

        assertThat(text).doesNotContain("\"provider\"", "retired", "fake", "answers", "colour");
    }

    @Test
    void keepsAnAuthorsOwnMetadataThatIsCalledProvider() {
        ObjectNode tree = Catalogs.good();
        Catalogs.set(tree, "/metadata/provider", "{\"name\": \"We\"}");

        assertThat(wire(tree).at("/services/0/metadata/provider/name").stringValue())
                .isEqualTo("We");
    }

    @Test
    void leavesOutRetiredPlans() {
        ObjectNode tree = Catalogs.good();
        Catalogs.set(tree, "/plans/0/retired", "true");

        assertThat(wire(tree).at("/services/0/plans").size()).isEqualTo(1);
        assertThat(wire(tree).at("/services/0/plans/0/id").stringValue()).isEqualTo("plan-2");
    }

    @Test
    void leavesOutRetiredOfferings() {
        ObjectNode tree = Catalogs.good();
        Catalogs.set(tree, "/retired", "true");

        assertThat(wire(tree)).hasToString("{\"services\":[]}");
    }

    @Test
    void doesNotChangeWithTheTreeThatItWasMadeOf() {
        ObjectNode tree = Catalogs.good();
        ObjectNode wire = wire(tree);
        String before = wire.toString();

        tree.removeAll();

        assertThat(wire).hasToString(before);
    }

    private static ObjectNode wire(ObjectNode tree) {
        return Catalogs.check(tree).catalog().orElseThrow().wire();
    }
}
