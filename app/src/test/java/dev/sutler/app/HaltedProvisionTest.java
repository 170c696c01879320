package dev.sutler.app;

import static dev.sutler.app.InstanceStatesTest.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.app.Platform.Offer;
import dev.sutler.app.Puppeteer.Held;
import dev.sutler.conformance.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A DELETE that arrives while the instance is being made: nothing is left.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HaltedProvisionTest {

    private static final Offer PUPPET = new Offer("puppet", "puppet-one");
    private static final Offer SCRIPTED = new Offer("scripted", "scripted-async");

    private final Puppeteer puppeteer = new Puppeteer();
    private final TestHouse house;
    private final Platform platform;

    HaltedProvisionTest(@TempDir Path home) {
        house = TestHouse.start(TestCatalog.of(home, "scripted").with(puppeteer));
        platform = house.platform();
    }

    @AfterAll
    void close() {
        house.close();
        puppeteer.close();
    }

    @Test
    void whileTheProviderIsAtWork() {
        Resource instance = platform.instance(PUPPET);
        try (Held held = puppeteer.hold("provision", instance.id())) {
            Answer making = instance.putAsync();
            held.reach();
            Answer removing = instance.deleteAsync();
            expect(removing, 202);
            Answer again = instance.deleteAsync();
            assertThat(again.status()).isIn(202, 410);
            expect(instance.await(removing), 200);
            assertThat(instance.lastOperation().textAt("/state")).isEqualTo("succeeded");
            assertThat(instance.await(making).textAt("/state")).isEqualTo("failed");
            assertThat(instance.await(making).textAt("/description")).contains("removed");
        }
        expect(instance.get(), 404, "NotFound");
        expect(instance.deleteAsync(), 410, "Gone");
        assertThat(puppeteer.calls("deprovision", instance.id())).isEqualTo(1);
    }

    @Test
    void nobodyWaitsLongForAProviderThatDoesNotAnswer() {
        Resource instance = platform.instance(PUPPET);
        try (Held held = puppeteer.hold("provision", instance.id())) {
            instance.putAsync();
            held.reach();
            long began = System.nanoTime();
            instance.await(instance.deleteAsync());
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void whileItWaitsForItsNextStep() {
        Resource instance = platform.instance(SCRIPTED);
        Answer making = instance.putAsync("{\"parameters\": {\"delay\": \"1h\", \"steps\": 2}}");
        Pauses.until(
                "the first step",
                Duration.ofSeconds(60),
                () -> instance.lastOperation().textAt("/description").contains("Step 1 of 2"));
        Answer removing = instance.as(SCRIPTED).deleteAsync();
        expect(removing, 202);
        expect(instance.patchAsync("{\"parameters\": {}}"), 422, "ConcurrencyError");
        assertThat(instance.lastOperation(making.textAt("/operation")).textAt("/state"))
                .isEqualTo("failed");
    }

    @Test
    void whatWasMadeByThenIsRemoved() {
        Resource instance = platform.instance(SCRIPTED);
        instance.putAsync(
                "{\"parameters\": {\"fail\": {\"provision\": \"throw\"}, \"delay\": \"0s\"}}");
        Pauses.until(
                "the effect",
                Duration.ofSeconds(60),
                () -> house.catalog().effects(instance).contains("provision"));
        Answer removing = instance.deleteAsync();
        expect(removing, 202);
        assertThat(instance.await(removing).textAt("/state")).isEqualTo("succeeded");
        assertThat(house.catalog().effects(instance)).containsExactly("provision", "deprovision");
        instance.made();
    }

    @Test
    void manyTimesInARow() {
        for (int round = 0; round < 40; round++) {
            Resource instance = platform.instance(SCRIPTED);
            expect(instance.putAsync(), 202);
            Answer removing = instance.deleteAsync();
            expect(removing, 202);
            assertThat(instance.await(removing).textAt("/state")).isEqualTo("succeeded");
            expect(instance.get(), 404, "NotFound");
            assertThat(house.catalog().effects(instance))
                    .isIn(List.of(), List.of("provision", "deprovision"));
        }
    }
}
