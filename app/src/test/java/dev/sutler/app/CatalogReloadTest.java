package dev.sutler.app;

import static dev.sutler.app.InstanceStatesTest.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.app.Platform.Offer;
import dev.sutler.server.catalog.LoadOutcome;
import dev.sutler.server.catalog.LoadOutcome.Invalid;
import dev.sutler.server.catalog.LoadOutcome.Loaded;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Database;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// A catalog that is loaded again while the broker runs and works.
final class CatalogReloadTest {

    private static final Offer A = new Offer("fixed", "fixed-a");
    private static final Offer NEW = new Offer("fixed", "fixed-new");
    private static final String NEW_PLAN = "  - {name: new, id: fixed-new, description: New.}\n";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void aNewPlanCanBeUsedAtOnce(@TempDir Path home) {
        TestCatalog catalog = TestCatalog.of(home, "fixed");
        try (TestHouse house = TestHouse.start(catalog)) {
            expect(house.platform().instance(NEW).put(), 400);
            add(catalog);

            assertThat(change(house.reload())).isEqualTo("1 plan added (fixed/new)");

            assertThat(house.platform().catalog().text()).contains("fixed-new");
            Resource instance = house.platform().instance(NEW).made();
            instance.binding().made();
            assertThat(change(house.reload())).isEqualTo("nothing changed");
        }
    }

    @Test
    void aNewOfferingGetsItsProvider(@TempDir Path home) {
        TestCatalog catalog = TestCatalog.of(home, "fixed");
        try (TestHouse house = TestHouse.start(catalog)) {
            catalog.withPostgresql();

            assertThat(house.reload()).isInstanceOf(Loaded.class);

            Resource instance = house.platform().instance(PostgresqlJourneyTest.SMALL).made();
            Login.of(instance.binding("app").made().get()).run("CREATE TABLE works (yes boolean)");
        }
    }

    @Test
    void aBadFileKeepsTheLastGoodCatalog(@TempDir Path home) {
        TestCatalog catalog = TestCatalog.of(home, "fixed");
        try (TestHouse house = TestHouse.start(catalog)) {
            String tag = house.platform().catalog().headers().firstValue("ETag").orElseThrow();
            catalog.put("fixed.yaml", catalog.content("fixed.yaml") + "plans: []\n");

            assertThat(house.reload())
                    .isInstanceOfSatisfying(
                            Invalid.class,
                            bad ->
                                    assertThat(bad.lines().getFirst())
                                            .contains("fixed.yaml:12: duplicate-key"));

            assertThat(house.platform().catalog().headers().firstValue("ETag")).contains(tag);
            house.platform().instance(A).made();
            assertThat(house.catalogState().failure()).isPresent();
        }
    }

    @Test
    void workGoesOnAcrossAReloadThatReplacesTheProvider(@TempDir Path home) {
        try (Puppeteer before = new Puppeteer();
                Puppeteer after = new Puppeteer();
                TestHouse house =
                        TestHouse.start(
                                Major.EMBEDDED,
                                TestCatalog.of(home).with(before),
                                Map.of("SUTLER_OPERATIONS_RETRY_FIRST", "50ms"))) {
            Resource instance = house.platform().instance(new Offer("puppet", "puppet-one"));
            Puppeteer.Held call = before.hold("provision", instance.id());
            String operation = instance.putAsync().textAt("/operation");
            call.reach();

            house.catalog().with(after);
            assertThat(house.reload()).isInstanceOf(Loaded.class);
            call.say("throw something");

            assertThat(instance.await(operation).textAt("/state")).isEqualTo("succeeded");
            assertThat(before.calls("provision", instance.id())).isOne();
            assertThat(after.calls("provision", instance.id())).isOne();
        }
    }

    @Test
    void aChangeOfTheFilesIsNoticed(@TempDir Path home) {
        TestCatalog catalog = TestCatalog.of(home, "fixed");
        try (TestHouse house =
                TestHouse.start(
                        Major.EMBEDDED,
                        catalog,
                        Map.of("SUTLER_CATALOG_RELOAD_INTERVAL", "50ms"))) {
            add(catalog);
            isOffered(house.platform());
        }
    }

    @Test
    void aHangUpLoadsTheCatalog(@TempDir Path home) {
        RealPostgres server = RealPostgres.shared(Major.EMBEDDED);
        Database store = server.createDatabase("hangup");
        TestCatalog catalog = TestCatalog.of(home, "fixed");
        try (HttpClient http = HttpClient.newHttpClient();
                BrokerProcess broker =
                        BrokerProcess.start(home, TestHouse.environment(store, catalog, server))
                                .ready()) {
            Platform platform = broker.platform(http, broker.credential());
            add(catalog);
            broker.hangUp();
            isOffered(platform);
            assertThat(broker.stop()).isIn(0, 143);
        }
    }

    private static void isOffered(Platform platform) {
        Pauses.until(
                "the new plan is offered",
                PATIENCE,
                () -> platform.catalog().text().contains("fixed-new"));
        platform.instance(NEW).made();
    }

    private static void add(TestCatalog catalog) {
        catalog.put("fixed.yaml", catalog.content("fixed.yaml") + NEW_PLAN);
    }

    private static String change(LoadOutcome outcome) {
        return outcome instanceof Loaded loaded ? loaded.change().text() : outcome.toString();
    }
}
