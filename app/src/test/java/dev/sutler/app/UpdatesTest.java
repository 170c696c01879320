package dev.sutler.app;

import static dev.sutler.app.InstanceStatesTest.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.app.Platform.Offer;
import dev.sutler.conformance.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// What an update may change, and what it leaves alone.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UpdatesTest {

    private static final Offer FREE = new Offer("changeable", "changeable-a");
    private static final Offer FREE_TOO = new Offer("changeable", "changeable-b");
    private static final Offer FIXED = new Offer("fixed", "fixed-a");

    private final TestHouse house;
    private final Platform platform;

    UpdatesTest(@TempDir Path home) {
        house = TestHouse.start(TestCatalog.of(home, "changeable", "fixed"));
        platform = house.platform();
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void givenKeysReplaceOthersStayAndNullRemoves() {
        Resource instance =
                platform.instance(FREE)
                        .made("{\"parameters\": {\"size\": 1, \"colour\": \"red\"}}");

        expect(instance.patch("{\"parameters\": {\"size\": 2}}"), 200);
        assertThat(instance.get().at("/parameters").toString())
                .isEqualTo("{\"size\":2,\"colour\":\"red\"}");
        expect(instance.patch("{\"plan_id\": \"changeable-b\"}"), 200);
        assertThat(instance.get().at("/parameters").toString())
                .isEqualTo("{\"size\":2,\"colour\":\"red\"}");
        expect(instance.patch("{\"parameters\": {\"colour\": null}}"), 200);
        assertThat(instance.get().at("/parameters").toString()).isEqualTo("{\"size\":2}");
        assertThat(house.catalog().effects(instance))
                .containsExactly("provision", "update", "update", "update");
    }

    @Test
    void anUpdateOfNothingChangesNothing() {
        Resource instance = platform.instance(FREE).made("{\"parameters\": {\"size\": 1}}");
        expect(instance.patch("{}"), 200);
        expect(instance.patch("{\"plan_id\": \"changeable-a\"}"), 200);
        expect(instance.patch("{\"parameters\": {\"size\": 1.0}}"), 200);
        expect(
                instance.patch(
                        """
                        {"previous_values": {"plan_id": "changeable-a", "maintenance_info": {}},
                         "maintenance_info": {"version": "1.0.0"}}
                        """),
                200);
        assertThat(house.catalog().effects(instance)).containsExactly("provision");
    }

    @Test
    void parametersThatTheSchemaMarksAsSecretAreNeverShown() {
        Resource instance =
                platform.instance(FREE)
                        .made("{\"parameters\": {\"size\": 1, \"token\": \"hush-hush\"}}");
        Answer fetched = instance.get();
        assertThat(fetched.at("/parameters").toString()).isEqualTo("{\"size\":1}");
        assertThat(fetched.text()).doesNotContain("hush-hush");
        Resource binding =
                instance.binding().made("{\"parameters\": {\"role\": \"r\", \"pin\": \"0000\"}}");
        assertThat(binding.get().at("/parameters").toString()).isEqualTo("{\"role\":\"r\"}");
    }

    @Test
    void aPlanChangeThatIsNotOfferedIsRefused() {
        Resource fixed = platform.instance(FIXED).made();
        Answer answer = fixed.patch("{\"plan_id\": \"fixed-b\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.textAt("/description")).contains("cannot change to another plan");
        expect(fixed.patch("{\"parameters\": {\"size\": 3}}"), 200);
        expect(fixed.patch("{\"plan_id\": \"fixed-a\"}"), 200);
        Resource open = platform.instance(new Offer("fixed", "fixed-b")).made();
        expect(open.patch("{\"plan_id\": \"fixed-a\"}"), 200);
        expect(open.as(FIXED).get(), 200);
    }

    @Test
    void unknownPlansAndPlansOfOtherServicesAreTurnedDown() {
        Resource instance = platform.instance(FREE).made();
        expect(instance.patch("{\"plan_id\": \"nowhere\"}"), 400, "BadRequest");
        expect(instance.patch("{\"plan_id\": \"fixed-a\"}"), 400, "BadRequest");
        expect(instance.patch("{\"service_id\": \"fixed\"}"), 400, "BadRequest");
        expect(instance.patch("{\"service_id\": null}"), 400, "BadRequest");
        expect(platform.instance(new Offer("changeable", "fixed-a")).put(), 400, "BadRequest");
        expect(platform.instance(new Offer("nowhere", "fixed-a")).put(), 400, "BadRequest");
    }

    @Test
    void anUpdateOfContextAloneNeedsThePromise() {
        String before = "{\"context\": {\"platform\": \"cloudfoundry\", \"space_name\": \"old\"}}";
        String after = before.replace("old", "new");
        Resource promised = platform.instance(FREE).made(before);
        expect(promised.patch(after), 200);
        assertThat(house.catalog().effects(promised)).containsExactly("provision", "update");
        expect(promised.patch(after), 200);
        assertThat(house.catalog().effects(promised)).hasSize(2);

        Resource fixed = platform.instance(FIXED).made(before);
        assertThat(fixed.patch(after).status()).isEqualTo(422);
        expect(fixed.patch(before), 200);
        expect(fixed.patch(after.replaceFirst("}$", ", \"parameters\": {\"size\": 9}}")), 200);
    }

    @Test
    void maintenanceMustBeWhatTheCatalogSays() {
        String stale = "{\"maintenance_info\": {\"version\": \"0.9.0\"}}";
        expect(platform.instance(FREE).put(stale), 422, "MaintenanceInfoConflict");
        Resource instance = platform.instance(FREE);
        expect(instance.put("{\"maintenance_info\": {\"version\": \"1.0.0\"}}"), 201);
        expect(instance.patch(stale), 422, "MaintenanceInfoConflict");
        assertThat(instance.get().textAt("/maintenance_info/version")).isEqualTo("1.0.0");
        expect(platform.instance(FIXED).put(stale), 422, "MaintenanceInfoConflict");
        expect(platform.instance(FIXED).put("{\"maintenance_info\": {}}"), 201);
    }

    @Test
    void whatTheProviderRefusesChangesNothing() {
        Resource instance = platform.instance(new Offer("fixed", "fixed-stubborn")).made();
        Answer answer = instance.patch("{\"parameters\": {\"size\": 2}}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.textAt("/description")).contains("Not this one.");
        expect(instance.get(), 200);
        expect(instance.as(FREE_TOO).get(), 200);
        assertThat(house.catalog().effects(instance)).containsExactly("provision");
    }
}
