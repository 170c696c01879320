package dev.sutler.app;

import static dev.sutler.app.InstanceStatesTest.expect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.app.Platform.Offer;
import dev.sutler.server.catalog.LoadOutcome;
import dev.sutler.server.catalog.LoadOutcome.InstancesAtRisk;
import dev.sutler.server.catalog.LoadOutcome.Loaded;

import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// A catalog cannot hurt what exists: neither at the start, nor while the broker runs.
final class CatalogGuardTest {

    private static final String FILE = "fixed.yaml";
    private static final Offer A = new Offer("fixed", "fixed-a");
    private static final Offer B = new Offer("fixed", "fixed-b");
    private static final String PLAN_A =
            "  - {name: a, id: fixed-a, description: Cannot change.}\n";

    @Test
    void aVanishedPlanStopsTheStart(@TempDir Path home) {
        TestCatalog catalog = TestCatalog.of(home, "fixed");
        String complete = catalog.content(FILE);
        try (TestHouse house = TestHouse.start(catalog)) {
            Resource one = house.platform().instance(A).made();
            catalog.put(FILE, complete.replace(PLAN_A, ""));

            startFails(house)
                    .contains(
                            "plan a (fixed-a) of service fixed (fixed) has 1 service instance ("
                                    + one.id()
                                    + "), but the plan is not in the catalog any more. Put it back,"
                                    + " with `retired: true`")
                    .contains("`catalog.allow-missing-plans: true`");
            forgetWhatWasPublished(house);
            startFails(house).contains("plan fixed-a of service fixed (fixed) has 1 service");
            catalog.put(FILE, complete);
            house.restart();
            expect(house.platform().instance(one.id(), A).delete(), 200);
            catalog.put(FILE, complete.replace(PLAN_A, ""));
            house.restart();
        }
    }

    @Test
    void anotherProviderStopsTheStart(@TempDir Path home) {
        TestCatalog catalog = TestCatalog.of(home, "fixed");
        try (TestHouse house = TestHouse.start(catalog);
                Puppeteer puppeteer = new Puppeteer()) {
            house.platform().instance(A).made();
            catalog.put(
                    FILE,
                    """
                    name: fixed
                    id: fixed
                    description: Made by somebody else.
                    bindable: true
                    provider: {type: puppet, port: %d}
                    plans:
                      - {name: a, id: fixed-a, description: Cannot change.}
                    """
                            .formatted(puppeteer.port()));

            startFails(house)
                    .contains("made by the provider `scripted`, but the catalog names the provider")
                    .doesNotContain("allow-missing-plans");
        }
    }

    @Test
    void aPlanWithInstancesIsRetiredBeforeItIsRemoved(@TempDir Path home) {
        TestCatalog catalog = TestCatalog.of(home, "fixed");
        String complete = catalog.content(FILE);
        try (TestHouse house = TestHouse.start(catalog)) {
            Resource instance = house.platform().instance(A).made();
            Resource binding = instance.binding().made();
            catalog.put(FILE, complete.replace(PLAN_A, ""));
            refused(house, "plan a (fixed-a) of service fixed (fixed) has 1 service instance");
            house.platform().instance(A).made().removed();

            catalog.put(FILE, complete.replace("Cannot change.", "Old., retired: true"));
            assertThat(house.reload()).isInstanceOf(Loaded.class);
            assertThat(house.platform().catalog().text()).doesNotContain("fixed-a");
            expect(house.platform().instance(A).put(), 400, "BadRequest");
            expect(instance.binding().put(), 201);
            expect(binding.delete(), 200);
            expect(instance.delete(), 200);

            catalog.put(FILE, complete.replace(PLAN_A, ""));
            assertThat(house.reload()).isInstanceOf(Loaded.class);
        }
    }

    @Test
    void aServiceWithInstancesIsRetiredBeforeItIsRemoved(@TempDir Path home) {
        TestCatalog catalog = TestCatalog.of(home, "fixed", "changeable");
        String complete = catalog.content(FILE);
        try (TestHouse house = TestHouse.start(catalog)) {
            Resource instance = house.platform().instance(B).made();
            Resource binding = instance.binding().made();
            catalog.put(FILE, complete.replace("id: fixed\n", "id: other\n"));
            refused(house, "but the catalog has it under service");
            catalog.put(FILE, complete.replace("fixed", "other"));
            refused(house, "but the service is not in the catalog any more");

            catalog.put(FILE, "retired: true\n" + complete);
            assertThat(house.reload()).isInstanceOf(Loaded.class);
            assertThat(house.platform().catalog().text()).doesNotContain("fixed");
            expect(house.platform().instance(A).put(), 400, "BadRequest");
            expect(instance.patch("{\"plan_id\": \"fixed-a\"}"), 400, "BadRequest");
            expect(instance.patch("{\"parameters\": {\"size\": 2}}"), 200);
            expect(instance.get(), 200);
            expect(instance.binding().put(), 201);
            expect(binding.delete(), 200);
            expect(instance.delete(), 200);
        }
    }

    @Test
    void aPlanThatAnUpdateLeadsToIsUsed(@TempDir Path home) {
        try (Puppeteer puppeteer = new Puppeteer();
                TestHouse house = TestHouse.start(TestCatalog.of(home).with(puppeteer))) {
            Resource instance = house.platform().instance(new Offer("puppet", "puppet-one")).made();
            String operation;
            String file = house.catalog().content("puppet.yaml");
            try (Puppeteer.Held update = puppeteer.hold("update", instance.id())) {
                operation =
                        instance.patchAsync("{\"plan_id\": \"puppet-two\"}").textAt("/operation");
                update.reach();
                house.catalog().put("puppet.yaml", file.replaceAll("  - \\{name: two.*\n", ""));
                refused(house, "plan two (puppet-two) of service puppet (puppet) has 1 service");
            }
            assertThat(instance.await(operation).textAt("/state")).isEqualTo("succeeded");
            refused(house, "plan two (puppet-two)");
            house.catalog().put("puppet.yaml", file.replaceAll("  - \\{name: one.*\n", ""));
            assertThat(house.reload()).isInstanceOf(Loaded.class);
        }
    }

    private static void refused(TestHouse house, String line) {
        LoadOutcome outcome = house.reload();
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        InstancesAtRisk.class,
                        risk -> assertThat(risk.lines()).singleElement().asString().contains(line));
    }

    private static AbstractStringAssert<?> startFails(TestHouse house) {
        return assertThatThrownBy(house::restart)
                .isInstanceOf(StartFailure.class)
                .extracting(Throwable::getMessage)
                .asString();
    }

    /* As in a store that is older than the guard. */
    private static void forgetWhatWasPublished(TestHouse house) {
        try (Connection connection = house.store().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM published_plan");
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
