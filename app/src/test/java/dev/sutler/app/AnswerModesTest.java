package dev.sutler.app;

import static dev.sutler.app.InstanceStatesTest.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.app.Platform.Offer;
import dev.sutler.app.Puppeteer.Held;
import dev.sutler.conformance.Answer;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Who waits and who polls: synchronous plans, asynchronous ones, and those that are as fast as
/// they are.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AnswerModesTest {

    private static final Offer POLLING = new Offer("puppet", "puppet-one");
    private static final Offer WAITING = new Offer("puppet", "puppet-waiting");
    private static final Offer FASTEST = new Offer("puppet", "puppet-fastest");

    private final Puppeteer puppeteer = new Puppeteer();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final TestHouse house;
    private final Platform platform;

    AnswerModesTest(@TempDir Path home) {
        house =
                TestHouse.start(
                        Major.EMBEDDED,
                        TestCatalog.of(home).with(puppeteer),
                        Map.of(
                                "SUTLER_OPERATIONS_SYNCHRONOUS_WAIT", "2s",
                                "SUTLER_OPERATIONS_FASTEST_WAIT", "300ms"));
        platform = house.platform();
    }

    @AfterAll
    void close() {
        threads.close();
        house.close();
        puppeteer.close();
    }

    private CompletableFuture<Answer> meanwhile(Supplier<Answer> question) {
        return CompletableFuture.supplyAsync(question, threads).orTimeout(30, TimeUnit.SECONDS);
    }

    @Test
    void anAsynchronousPlanNeedsAClientThatPolls() {
        Resource instance = platform.instance(POLLING);
        expect(instance.put(), 422, "AsyncRequired");
        expect(instance.get(), 404, "NotFound");
        expect(instance.lastOperation(), 404, "NotFound");
        instance.made();
        expect(instance.patch("{\"plan_id\": \"puppet-two\"}"), 422, "AsyncRequired");
        expect(instance.delete(), 422, "AsyncRequired");
        expect(instance.binding().put(), 422, "AsyncRequired");
        Resource binding = instance.binding().made();
        expect(binding.delete(), 422, "AsyncRequired");
        expect(binding.get(), 200);
        expect(instance.put(), 200);
        expect(binding.put(), 200);
        assertThat(puppeteer.calls("update", instance.id())).isZero();
    }

    @Test
    void aSynchronousPlanAnswersWhenItIsDoneAlsoToAClientThatCouldPoll() {
        Resource instance = platform.instance(WAITING);
        expect(instance.putAsync(), 201);
        Resource binding = instance.binding();
        Answer bound = binding.putAsync();
        expect(bound, 201);
        assertThat(bound.textAt("/credentials/password")).isEqualTo("of-" + binding.id());
        expect(instance.patch("{\"parameters\": {\"a\": 1}}"), 200);
        expect(binding.delete(), 200);
        expect(instance.delete(), 200);
        expect(instance.delete(), 410, "Gone");
    }

    @Test
    void aRepeatOfASynchronousRequestWaitsForTheSameResult() {
        Resource instance = platform.instance(WAITING);
        try (Held held = puppeteer.hold("provision", instance.id())) {
            CompletableFuture<Answer> first = meanwhile(instance::put);
            held.reach();
            CompletableFuture<Answer> second = meanwhile(instance::put);
            held.say("done");
            expect(first.join(), 201);
            assertThat(second.join().status()).isIn(200, 201);
        }
        try (Held held = puppeteer.hold("deprovision", instance.id())) {
            CompletableFuture<Answer> first = meanwhile(instance::delete);
            held.reach();
            CompletableFuture<Answer> second = meanwhile(instance::delete);
            held.say("done");
            expect(first.join(), 200);
            assertThat(second.join().status()).isIn(200, 410);
        }
        assertThat(puppeteer.calls("provision", instance.id())).isEqualTo(1);
        assertThat(puppeteer.calls("deprovision", instance.id())).isEqualTo(1);
    }

    @Test
    void whoCannotPollIsToldWhenTheWaitWasTooShort() {
        Resource instance = platform.instance(WAITING);
        try (Held held = puppeteer.hold("provision", instance.id())) {
            Answer late = instance.put();
            assertThat(late.status()).isGreaterThanOrEqualTo(500);
            assertThat(late.headers().firstValue("Retry-After")).isPresent();
            assertThat(late.textAt("/description")).contains("goes on");
            Answer polling = instance.putAsync();
            expect(polling, 202);
            held.say("done");
            assertThat(instance.await(polling).textAt("/state")).isEqualTo("succeeded");
            expect(instance.put(), 200);
        }
    }

    @Test
    void aFastPlanAnswersAtOnceAndASlowOnePolls() {
        Resource quick = platform.instance(FASTEST);
        expect(quick.putAsync(), 201);
        expect(quick.binding().putAsync(), 201);
        expect(quick.deleteAsync(), 200);
        Resource slow = platform.instance(FASTEST);
        try (Held held = puppeteer.hold("provision", slow.id())) {
            Answer accepted = slow.putAsync();
            expect(accepted, 202);
            assertThat(accepted.textAt("/dashboard_url")).endsWith(slow.id());
            held.say("done");
            slow.await(accepted);
        }
        expect(slow.delete(), 200);
    }

    @Test
    void workThatWaitsForSomethingElseHoldsNobody() {
        Resource instance = platform.instance(POLLING);
        try (Held held = puppeteer.hold("provision", instance.id())) {
            Answer accepted = instance.putAsync();
            held.reach();
            held.say("working The concrete dries.");
            held.reach();
            Answer between = instance.lastOperation();
            assertThat(between.textAt("/state")).isEqualTo("in progress");
            assertThat(between.textAt("/description")).isEqualTo("The concrete dries.");
            held.say("done");
            assertThat(instance.await(accepted).textAt("/state")).isEqualTo("succeeded");
        }
    }

    @Test
    void aReportStandsInLastOperation() {
        Resource instance = platform.instance(POLLING);
        try (Held held = puppeteer.hold("provision", instance.id())) {
            Answer accepted = instance.putAsync();
            held.reach();
            held.say("report Laying the bricks.");
            Pauses.until(
                    "the report is shown",
                    Duration.ofSeconds(60),
                    () ->
                            instance.lastOperation()
                                    .textAt("/description")
                                    .equals("Laying the bricks."));
            held.say("done");
            instance.await(accepted);
        }
    }
}
