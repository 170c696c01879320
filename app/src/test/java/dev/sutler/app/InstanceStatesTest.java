package dev.sutler.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.app.Platform.Offer;
import dev.sutler.app.Puppeteer.Held;
import dev.sutler.conformance.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// What each request about an instance is answered with in each state of the instance.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InstanceStatesTest {

    private static final Offer ONE = new Offer("puppet", "puppet-one");
    private static final Offer TWO = new Offer("puppet", "puppet-two");
    private static final String OTHER = "{\"parameters\": {\"other\": true}}";
    private static final String TO_TWO = "{\"plan_id\": \"puppet-two\"}";

    private final Puppeteer puppeteer = new Puppeteer();
    private final TestHouse house;
    private final Platform platform;

    InstanceStatesTest(@TempDir Path home) {
        house = TestHouse.start(TestCatalog.of(home).with(puppeteer));
        platform = house.platform();
    }

    @AfterAll
    void close() {
        house.close();
        puppeteer.close();
    }

    @Test
    void whatNeverWasIsNotThere() {
        Resource absent = platform.instance(ONE);

        expect(absent.get(), 404, "NotFound");
        expect(absent.lastOperation(), 404, "NotFound");
        expect(absent.lastOperation("unknown"), 404, "NotFound");
        expect(absent.patchAsync(TO_TWO), 404, "NotFound");
        expect(absent.deleteAsync(), 410, "Gone");
        expect(absent.binding().putAsync(), 404, "NotFound");
        expect(absent.binding().deleteAsync(), 410, "Gone");
        expect(absent.binding().get(), 404, "NotFound");
        expect(absent.binding().lastOperation(), 404, "NotFound");
    }

    @Test
    void whileItIsProvisioned() {
        Resource instance = platform.instance(ONE);
        try (Held held = puppeteer.hold("provision", instance.id())) {
            Answer accepted = instance.putAsync();
            expect(accepted, 202);
            assertThat(accepted.textAt("/dashboard_url"))
                    .isEqualTo("https://puppet.example/" + instance.id());
            held.reach();

            Answer again = instance.putAsync();
            expect(again, 202);
            assertThat(again.textAt("/operation")).isEqualTo(accepted.textAt("/operation"));
            assertThat(again.textAt("/dashboard_url")).isEqualTo(accepted.textAt("/dashboard_url"));
            expect(instance.putAsync(OTHER), 409, "Conflict");
            expect(instance.as(TWO).putAsync(), 409, "Conflict");
            expect(instance.putAsync("{\"space_guid\": \"elsewhere\"}"), 409, "Conflict");
            expect(instance.patchAsync(TO_TWO), 422, "ConcurrencyError");
            expect(instance.get(), 404, "NotFound");
            expect(instance.binding().putAsync(), 422, "ConcurrencyError");
            held.say("report Laying the bricks.");
            inProgress(instance, accepted);
            held.say("done");
            assertThat(instance.await(accepted).textAt("/state")).isEqualTo("succeeded");
        }
        assertThat(puppeteer.calls("provision", instance.id())).isEqualTo(1);
    }

    private static void inProgress(Resource resource, Answer accepted) {
        String operation = accepted.textAt("/operation");
        for (Answer answer :
                new Answer[] {
                    resource.lastOperation(),
                    resource.lastOperation(operation),
                    resource.lastOperation("no-such-operation")
                }) {
            expect(answer, 200);
            assertThat(answer.textAt("/state")).isEqualTo("in progress");
            assertThat(answer.headers().firstValueAsLong("Retry-After")).isPresent();
        }
    }

    @Test
    void whenItIsReady() {
        Resource instance = platform.instance(ONE).made();

        Answer same = instance.putAsync();
        expect(same, 200);
        assertThat(same.textAt("/dashboard_url")).endsWith(instance.id());
        expect(instance.put(), 200);
        expect(instance.putAsync(OTHER), 409, "Conflict");
        expect(instance.as(TWO).putAsync(), 409, "Conflict");
        expect(instance.putAsync("{\"organization_guid\": \"x\"}"), 409, "Conflict");
        Answer fetched = instance.get();
        expect(fetched, 200);
        assertThat(fetched.textAt("/service_id")).isEqualTo(ONE.service());
        assertThat(fetched.textAt("/plan_id")).isEqualTo(ONE.plan());
        Answer last = instance.lastOperation();
        assertThat(last.textAt("/state")).isEqualTo("succeeded");
        assertThat(last.headers().firstValue("Retry-After")).isEmpty();
        assertThat(instance.lastOperation("unknown").textAt("/state")).isEqualTo("succeeded");
        expect(instance.patchAsync("{\"plan_id\": \"puppet-one\"}"), 200);
        assertThat(puppeteer.calls("update", instance.id())).isZero();
        instance.binding().made();
        assertThat(instance.await(instance.patchAsync(TO_TWO)).textAt("/state"))
                .isEqualTo("succeeded");
        expect(instance.deleteAsync(), 400, "BadRequest");
        expect(instance.as(TWO).deleteAsync(), 202);
    }

    @Test
    void whileItIsUpdated() {
        Resource instance = platform.instance(ONE).made();
        try (Held held = puppeteer.hold("update", instance.id())) {
            Answer accepted = instance.patchAsync(TO_TWO);
            expect(accepted, 202);
            held.reach();

            Answer again = instance.patchAsync(TO_TWO);
            expect(again, 202);
            assertThat(again.textAt("/operation")).isEqualTo(accepted.textAt("/operation"));
            expect(instance.patchAsync(OTHER), 422, "ConcurrencyError");
            expect(instance.putAsync(), 422, "ConcurrencyError");
            expect(instance.putAsync(OTHER), 422, "ConcurrencyError");
            expect(instance.deleteAsync(), 422, "ConcurrencyError");
            expect(instance.get(), 422, "ConcurrencyError");
            expect(instance.binding().putAsync(), 422, "ConcurrencyError");
            inProgress(instance, accepted);
            held.say("done");
            assertThat(instance.await(accepted).textAt("/state")).isEqualTo("succeeded");
        }
        assertThat(instance.get().textAt("/plan_id")).isEqualTo(TWO.plan());
        assertThat(puppeteer.calls("update", instance.id())).isEqualTo(1);
    }

    @Test
    void whileItIsDeprovisioned() {
        Resource instance = platform.instance(ONE).made();
        Resource binding = instance.binding().made();
        try (Held held = puppeteer.hold("deprovision", instance.id())) {
            Answer accepted = instance.deleteAsync();
            expect(accepted, 202);
            held.reach();

            Answer again = instance.deleteAsync();
            expect(again, 202);
            assertThat(again.textAt("/operation")).isEqualTo(accepted.textAt("/operation"));
            expect(instance.putAsync(), 422, "ConcurrencyError");
            expect(instance.putAsync(OTHER), 422, "ConcurrencyError");
            expect(instance.patchAsync(TO_TWO), 422, "ConcurrencyError");
            expect(instance.get(), 422, "ConcurrencyError");
            expect(instance.binding().putAsync(), 422, "ConcurrencyError");
            inProgress(instance, accepted);
            held.say("done");
            assertThat(instance.await(accepted).textAt("/state")).isEqualTo("succeeded");
        }
        assertThat(puppeteer.calls("unbind", binding.id())).isEqualTo(1);
        assertThat(puppeteer.calls("deprovision", instance.id())).isEqualTo(1);
    }

    @Test
    void whenItIsGone() {
        Resource instance = platform.instance(ONE).made();
        Resource binding = instance.binding().made();
        Answer accepted = instance.deleteAsync();
        instance.await(accepted);

        expect(instance.get(), 404, "NotFound");
        expect(binding.get(), 404, "NotFound");
        expect(instance.deleteAsync(), 410, "Gone");
        expect(instance.patchAsync(TO_TWO), 404, "NotFound");
        expect(instance.binding().putAsync(), 404, "NotFound");
        expect(binding.deleteAsync(), 410, "Gone");
        assertThat(instance.lastOperation(accepted.textAt("/operation")).textAt("/state"))
                .isEqualTo("succeeded");
        assertThat(instance.lastOperation().textAt("/state")).isEqualTo("succeeded");
        instance.as(TWO).made();
        assertThat(instance.get().textAt("/plan_id")).isEqualTo(TWO.plan());
        expect(binding.get(), 404, "NotFound");
    }

    @Test
    void whenProvisioningFailed() {
        Resource instance = platform.instance(ONE);
        try (Held held = puppeteer.hold("provision", instance.id())) {
            held.say("terminal The quarry is empty.");
            Answer last = instance.await(instance.putAsync());
            assertThat(last.textAt("/state")).isEqualTo("failed");
            assertThat(last.textAt("/description")).contains("The quarry is empty.");
            assertThat(last.at("/instance_usable").isMissingNode()).isTrue();
        }
        assertThat(puppeteer.calls("deprovision", instance.id())).isEqualTo(1);

        expect(instance.get(), 404, "NotFound");
        expect(instance.putAsync(OTHER), 409, "Conflict");
        Answer bind = instance.binding().putAsync();
        assertThat(bind.status()).isEqualTo(422);
        assertThat(bind.textAt("/description")).contains("not usable");
        assertThat(instance.lastOperation().textAt("/state")).isEqualTo("failed");
        assertThat(instance.await(instance.putAsync()).textAt("/state")).isEqualTo("succeeded");
        expect(instance.get(), 200);
    }

    @Test
    void whatFailedCanBeRepairedOrRemoved() {
        Resource repaired = platform.instance(ONE);
        Resource removed = platform.instance(ONE);
        for (Resource instance : new Resource[] {repaired, removed}) {
            try (Held held = puppeteer.hold("provision", instance.id())) {
                held.say("terminal Out of mortar.");
                instance.await(instance.putAsync());
            }
        }
        assertThat(repaired.await(repaired.patchAsync(TO_TWO)).textAt("/state"))
                .isEqualTo("succeeded");
        assertThat(repaired.get().textAt("/plan_id")).isEqualTo(TWO.plan());
        removed.removed();
        expect(removed.deleteAsync(), 410, "Gone");
    }

    static void expect(Answer answer, int status) {
        assertThat(answer.status())
                .as(
                        "%s %s: %s",
                        answer.question().method(), answer.question().target(), answer.text())
                .isEqualTo(status);
    }

    static void expect(Answer answer, int status, String error) {
        expect(answer, status);
        assertThat(answer.textAt("/error")).isEqualTo(error);
    }
}
