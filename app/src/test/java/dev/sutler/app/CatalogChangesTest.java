package dev.sutler.app;

import static dev.sutler.app.InstanceStatesTest.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.app.Platform.Offer;
import dev.sutler.conformance.Answer;
import dev.sutler.conformance.Question;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The catalog of today and the instances of yesterday.
final class CatalogChangesTest {

    private static final Offer A = new Offer("changeable", "changeable-a");
    private static final Offer B = new Offer("changeable", "changeable-b");

    @Test
    void whatIsRetiredLivesOnAndIsNotMadeAnyMore(@TempDir Path home) {
        TestCatalog catalog = TestCatalog.of(home, "changeable", "fixed");
        try (TestHouse house = TestHouse.start(catalog)) {
            Resource before = house.platform().instance(A).made();
            Resource bound = before.binding().made();
            catalog.put(
                    "changeable.yaml",
                    catalog.content("changeable.yaml")
                            .replace("id: changeable-a", "id: changeable-a\n    retired: true"));
            house.restart();
            Platform platform = house.platform();

            assertThat(platform.catalog().text()).doesNotContain("changeable-a");
            assertThat(platform.catalog().text()).contains("changeable-b");
            Answer refused = platform.instance(A).put();
            expect(refused, 400, "BadRequest");
            assertThat(refused.textAt("/description")).contains("not offered any more");
            expect(platform.instance(B).made().patch("{\"plan_id\": \"changeable-a\"}"), 400);
            Resource instance = platform.instance(before.id(), A);
            expect(instance.put(), 200);
            expect(instance.get(), 200);
            expect(instance.patch("{\"parameters\": {\"size\": 2}}"), 200);
            expect(instance.binding().put(), 201);
            expect(instance.binding(bound.id()).delete(), 200);
            expect(instance.patch("{\"plan_id\": \"changeable-b\"}"), 200);
            expect(instance.as(B).delete(), 200);
        }
    }

    @Test
    void workOnWhatLeftTheCatalogWaitsUntilItIsBack(@TempDir Path home) {
        TestCatalog catalog = TestCatalog.of(home, "changeable", "fixed");
        String complete = catalog.content("changeable.yaml");
        try (TestHouse house =
                TestHouse.start(
                        Major.EMBEDDED,
                        catalog,
                        Map.of(
                                "SUTLER_CATALOG_ALLOW_MISSING_PLANS", "true",
                                "SUTLER_OPERATIONS_RETRY_FIRST", "100ms",
                                "SUTLER_OPERATIONS_RETRY_MOST", "500ms"))) {
            Resource changed = house.platform().instance(A).made();
            Resource bound = house.platform().instance(A).made();
            Resource binding = bound.binding().made();
            Resource removed = house.platform().instance(A).made();
            removed.binding().made();
            catalog.put("changeable.yaml", withoutFirstPlan(complete));
            house.restart();

            Platform without = house.platform();
            expect(without.instance(A).put(), 400, "BadRequest");
            expect(on(without, changed).get(), 200);
            String change = "{\"parameters\": {\"size\": 2}}";
            String update = waits(on(without, changed), on(without, changed).patchAsync(change));
            Resource stillBound = on(without, bound).binding(binding.id());
            String unbind = waits(stillBound, stillBound.deleteAsync());
            String removal = waits(on(without, removed), on(without, removed).deleteAsync());
            catalog.put("changeable.yaml", complete);
            house.restart();

            Platform again = house.platform();
            succeeds(on(again, changed), update);
            succeeds(on(again, bound).binding(binding.id()), unbind);
            succeeds(on(again, removed), removal);
            assertThat(catalog.effects(changed)).containsExactly("provision", "update");
            assertThat(catalog.effects(bound)).containsExactly("provision", "bind", "unbind");
            assertThat(catalog.effects(removed))
                    .containsExactly("provision", "bind", "unbind", "deprovision");
        }
    }

    private static Resource on(Platform platform, Resource resource) {
        return platform.instance(resource.id(), resource.offer());
    }

    private static String waits(Resource resource, Answer accepted) {
        expect(accepted, 202);
        Pauses.until(
                "the reason is shown",
                Duration.ofSeconds(60),
                () -> resource.lastOperation().textAt("/description").contains("put it back"));
        return accepted.textAt("/operation");
    }

    private static void succeeds(Resource resource, String operation) {
        assertThat(resource.await(operation).textAt("/state")).isEqualTo("succeeded");
    }

    /* The second plan's schemas refer to the first one's, so they go with it. */
    private static String withoutFirstPlan(String offering) {
        int plans = offering.indexOf("  - name: a");
        int second = offering.indexOf("  - name: b");
        return offering.substring(0, plans)
                + offering.substring(second).replace("schemas: *schemas", "free: true");
    }

    @Test
    void aNewMaintenanceVersionIsAnUpgrade(@TempDir Path home) {
        TestCatalog catalog = TestCatalog.of(home, "changeable");
        try (TestHouse house = TestHouse.start(catalog)) {
            Resource before = house.platform().instance(A).made();
            catalog.put(
                    "changeable.yaml",
                    catalog.content("changeable.yaml").replace("1.0.0", "2.0.0"));
            house.restart();

            Resource instance = house.platform().instance(before.id(), A);
            String old = "{\"maintenance_info\": {\"version\": \"1.0.0\"}}";
            String fresh = "{\"maintenance_info\": {\"version\": \"2.0.0\"}}";
            assertThat(instance.get().textAt("/maintenance_info/version")).isEqualTo("1.0.0");
            expect(instance.patch(old), 422, "MaintenanceInfoConflict");
            expect(instance.put(old), 422, "MaintenanceInfoConflict");
            expect(instance.put(), 200);
            expect(instance.patch("{\"parameters\": {\"size\": 3}}"), 200);
            assertThat(instance.get().textAt("/maintenance_info/version")).isEqualTo("1.0.0");
            expect(instance.patch(fresh), 200);
            assertThat(instance.get().textAt("/maintenance_info/version")).isEqualTo("2.0.0");
            expect(instance.patch(fresh), 200);
            assertThat(catalog.effects(instance)).containsExactly("provision", "update", "update");
        }
    }

    @Test
    void theTagTellsWhetherTheCatalogIsAnotherOne(@TempDir Path home) {
        TestCatalog catalog = TestCatalog.of(home, "changeable");
        try (TestHouse house = TestHouse.start(catalog)) {
            Question question = Question.of("GET", "/v2/catalog");
            Answer first = house.platform().ask(question);
            String tag = first.headers().firstValue("ETag").orElseThrow();
            Question again = question.with("If-None-Match", tag);
            expect(house.platform().ask(again), 304);
            assertThat(first.text()).doesNotContain("provider");
            house.restart();
            expect(house.platform().ask(again), 304);
            catalog.put(
                    "changeable.yaml",
                    catalog.content("changeable.yaml").replace("The first.", "The 1st."));
            house.restart();
            expect(house.platform().ask(again), 200);
        }
    }

    @Test
    void platformsWithQuirksAreServedAsTheyNeed(@TempDir Path home) throws Exception {
        try (TestHouse house = TestHouse.start(TestCatalog.of(home, "delivery"))) {
            Path settings = home.resolve("sutler.yaml");
            Files.writeString(
                    settings,
                    """
                    platforms:
                      default:
                        omit: [endpoints]
                        last-operation-after-delete: 410
                        require-tenancy: false
                    """);
            house.restart(Optional.of(settings));
            Resource instance = house.platform().instance(new Offer("delivery", "delivery-all"));
            String without =
                    """
                    {"organization_guid": null, "space_guid": null,
                     "context": {"platform": "kubernetes", "clusterid": "c", "namespace": "n"}}
                    """;
            expect(instance.put(without), 201);
            expect(instance.put(without), 200);
            expect(instance.put(without.replace("\"n\"", "\"m\"")), 409, "Conflict");
            Answer bound = instance.binding().put();
            expect(bound, 201);
            assertThat(bound.at("/endpoints").isMissingNode()).isTrue();
            assertThat(bound.at("/credentials").isObject()).isTrue();
            expect(instance.delete(), 200);
            expect(instance.lastOperation(), 410, "Gone");
        }
    }
}
