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

/// What each request about a binding is answered with in each state of the binding, and how
/// bindings and their instance get in each other's way.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BindingStatesTest {

    private static final Offer ONE = new Offer("puppet", "puppet-one");
    private static final String OTHER = "{\"parameters\": {\"other\": true}}";

    private final Puppeteer puppeteer = new Puppeteer();
    private final TestHouse house;
    private final Platform platform;
    private final Resource instance;

    BindingStatesTest(@TempDir Path home) {
        house = TestHouse.start(TestCatalog.of(home).with(puppeteer));
        platform = house.platform();
        instance = platform.instance(ONE).made();
    }

    @AfterAll
    void close() {
        house.close();
        puppeteer.close();
    }

    @Test
    void whatNeverWasIsNotThere() {
        Resource absent = instance.binding();

        expect(absent.get(), 404, "NotFound");
        expect(absent.lastOperation(), 404, "NotFound");
        expect(absent.deleteAsync(), 410, "Gone");
    }

    @Test
    void whileItIsMade() {
        Resource binding = instance.binding();
        try (Held held = puppeteer.hold("bind", binding.id())) {
            Answer accepted = binding.putAsync();
            expect(accepted, 202);
            held.reach();

            Answer again = binding.putAsync();
            expect(again, 202);
            assertThat(again.textAt("/operation")).isEqualTo(accepted.textAt("/operation"));
            expect(binding.putAsync(OTHER), 409, "Conflict");
            expect(binding.get(), 404, "NotFound");
            expect(instance.patchAsync("{\"plan_id\": \"puppet-two\"}"), 422, "ConcurrencyError");
            expect(instance.deleteAsync(), 422, "ConcurrencyError");
            instance.binding().made();
            assertThat(binding.lastOperation().textAt("/state")).isEqualTo("in progress");
            held.say("done");
            assertThat(binding.await(accepted).textAt("/state")).isEqualTo("succeeded");
        }
        assertThat(puppeteer.calls("bind", binding.id())).isEqualTo(1);
    }

    @Test
    void whenItIsReady() {
        Resource binding = instance.binding().made();

        Answer same = binding.putAsync();
        expect(same, 200);
        assertThat(same.textAt("/credentials/password")).isEqualTo("of-" + binding.id());
        expect(binding.putAsync(OTHER), 409, "Conflict");
        expect(
                binding.putAsync("{\"bind_resource\": {\"app_guid\": \"another\"}}"),
                409,
                "Conflict");
        Answer fetched = binding.get();
        expect(fetched, 200);
        assertThat(fetched.at("/credentials")).isEqualTo(same.at("/credentials"));
        assertThat(binding.lastOperation().textAt("/state")).isEqualTo("succeeded");
        expect(binding.as(new Offer("puppet", "puppet-two")).deleteAsync(), 400, "BadRequest");
        expect(binding.as(new Offer("other", "puppet-one")).deleteAsync(), 400, "BadRequest");
    }

    @Test
    void whileItIsRemoved() {
        Resource binding = instance.binding().made();
        try (Held held = puppeteer.hold("unbind", binding.id())) {
            Answer accepted = binding.deleteAsync();
            expect(accepted, 202);
            held.reach();

            Answer again = binding.deleteAsync();
            expect(again, 202);
            assertThat(again.textAt("/operation")).isEqualTo(accepted.textAt("/operation"));
            expect(binding.putAsync(), 422, "ConcurrencyError");
            expect(binding.putAsync(OTHER), 422, "ConcurrencyError");
            expect(binding.get(), 422, "ConcurrencyError");
            expect(instance.deleteAsync(), 422, "ConcurrencyError");
            held.say("done");
            assertThat(binding.await(accepted).textAt("/state")).isEqualTo("succeeded");
        }
        expect(binding.get(), 404, "NotFound");
        expect(binding.deleteAsync(), 410, "Gone");
        assertThat(binding.lastOperation().textAt("/state")).isEqualTo("succeeded");
        binding.made(OTHER);
    }

    @Test
    void removingOneThatIsBeingMadeHaltsIt() {
        Resource binding = instance.binding();
        try (Held held = puppeteer.hold("bind", binding.id())) {
            Answer making = binding.putAsync();
            held.reach();
            Answer removing = binding.deleteAsync();
            expect(removing, 202);
            held.say("done");
            assertThat(binding.await(removing).textAt("/state")).isEqualTo("succeeded");
            assertThat(binding.await(making).textAt("/state")).isEqualTo("failed");
        }
        expect(binding.get(), 404, "NotFound");
        assertThat(puppeteer.calls("unbind", binding.id())).isEqualTo(1);
    }

    @Test
    void whenMakingItFailed() {
        Resource binding = instance.binding();
        try (Held held = puppeteer.hold("bind", binding.id())) {
            held.say("terminal No key fits.");
            Answer last = binding.await(binding.putAsync());
            assertThat(last.textAt("/state")).isEqualTo("failed");
            assertThat(last.textAt("/description")).contains("No key fits.");
        }
        assertThat(puppeteer.calls("unbind", binding.id())).isEqualTo(1);
        expect(binding.get(), 404, "NotFound");
        expect(binding.putAsync(OTHER), 409, "Conflict");
        assertThat(binding.await(binding.putAsync()).textAt("/state")).isEqualTo("succeeded");
        expect(instance.get(), 200);
    }

    @Test
    void aBindNeverGetsPastADeprovision() {
        Resource other = platform.instance(ONE).made();
        try (Held held = puppeteer.hold("deprovision", other.id())) {
            Answer removing = other.deleteAsync();
            held.reach();
            Resource late = other.binding();
            expect(late.putAsync(), 422, "ConcurrencyError");
            held.say("done");
            other.await(removing);
            expect(late.putAsync(), 404, "NotFound");
            assertThat(puppeteer.calls("bind", late.id())).isZero();
        }
    }
}
