package dev.sutler.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// A file of nothing but mistakes is told with as many lines as anybody reads.
final class ManyProblemsTest {

    @Test
    void errorsAndWarningsAreCountedBeyondAHundredOfEach() {
        ObjectNode tree = Catalogs.good();
        for (int i = 0; i < 5_000; i++) {
            tree.put("unknown-" + i, i);
            tree.withArray("tags").add(i);
        }

        CatalogCheck check = Catalogs.check(tree, Catalogs.object("{\"plans\": []}"));

        assertThat(check.catalog()).isEmpty();
        assertThat(messages(check, CatalogRule.MORE_ERRORS))
                .containsExactly("and 4900 more: correct those above first");
        assertThat(messages(check, CatalogRule.MORE_WARNINGS))
                .containsExactly("and 4900 more: correct those above first");
        assertThat(messages(check, CatalogRule.FIELD_UNKNOWN)).hasSize(100);
        assertThat(check.problems())
                .filteredOn(problem -> problem.source().equals("1.json"))
                .extracting(CatalogProblem::rule)
                .contains(CatalogRule.PLANS_EMPTY, CatalogRule.FIELD_REQUIRED)
                .doesNotContain(CatalogRule.MORE_ERRORS);
    }

    @Test
    void onlyWarningsAreNoReasonNotToStart() {
        ObjectNode tree = Catalogs.good();
        for (int i = 0; i < 200; i++) {
            tree.put("unknown-" + i, i);
        }

        assertThat(Catalogs.check(tree).catalog()).isPresent();
    }

    private static List<String> messages(CatalogCheck check, CatalogRule rule) {
        return check.problems().stream()
                .filter(problem -> problem.source().equals("0.json") && problem.rule() == rule)
                .map(CatalogProblem::message)
                .toList();
    }
}
