package dev.sutler.app;

import static dev.sutler.app.InstanceStatesTest.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.app.Platform.Offer;
import dev.sutler.app.Puppeteer.Held;
import dev.sutler.conformance.Answer;
import dev.sutler.conformance.Question;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What one platform, all platforms or one provider can use up, and what happens then.
final class LimitsTest {

    private static final Offer POLLING = new Offer("puppet", "puppet-one");
    private static final Offer WAITING = new Offer("puppet", "puppet-waiting");
    private static final Offer OTHER = new Offer("changeable", "changeable-a");

    private final Puppeteer puppeteer = new Puppeteer();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private TestCatalog catalog;

    @BeforeEach
    void prepare(@TempDir Path home) {
        catalog = TestCatalog.of(home, "changeable").with(puppeteer);
    }

    @AfterEach
    void close() {
        threads.close();
        puppeteer.close();
    }

    private TestHouse house(String... variables) {
        Map<String, String> more =
                Stream.of(variables)
                        .map(each -> each.split("=", 2))
                        .collect(Collectors.toMap(each -> "SUTLER_" + each[0], each -> each[1]));
        return TestHouse.start(Major.EMBEDDED, catalog, more);
    }

    /// A provision that waits for its result.
    private CompletableFuture<Answer> waiting(Resource instance) {
        return CompletableFuture.supplyAsync(instance::put, threads)
                .orTimeout(60, TimeUnit.SECONDS);
    }

    @Test
    void aPlatformWhoseRequestsAllWaitIsTold429AndCanStillReadAndPoll() {
        try (TestHouse house = house("HTTP_MAX_REQUESTS_PER_PLATFORM=3")) {
            Platform platform = house.platform();
            Resource first = platform.instance(WAITING);
            Resource second = platform.instance(WAITING);
            Resource tooMuch = platform.instance(WAITING);
            try (Held one = puppeteer.hold("provision", first.id());
                    Held two = puppeteer.hold("provision", second.id())) {
                List<CompletableFuture<Answer>> both = List.of(waiting(first), waiting(second));
                one.reach();
                two.reach();
                Answer refused = tooMuch.put();
                expect(refused, 429, "TooManyRequests");
                assertThat(refused.headers().firstValue("Retry-After")).contains("2");
                expect(platform.catalog(), 200);
                assertThat(first.lastOperation().textAt("/state")).isEqualTo("in progress");
                expect(tooMuch.lastOperation(), 404, "NotFound");
                one.letGo();
                two.letGo();
                both.forEach(answer -> expect(answer.join(), 201));
            }
            expect(tooMuch.put(), 201);
        }
    }

    @Test
    void whoeverWatchesOverTheBrokerGetsAnAnswerHoweverBusyItIs() {
        try (TestHouse house = house("HTTP_MAX_REQUESTS=1")) {
            Platform platform = house.platform();
            Resource slow = platform.instance(WAITING);
            try (Held held = puppeteer.hold("provision", slow.id())) {
                CompletableFuture<Answer> answer = waiting(slow);
                held.reach();
                Answer refused = platform.catalog();
                expect(refused, 503, "TooBusy");
                assertThat(refused.headers().firstValue("Retry-After")).contains("5");
                expect(platform.ask(Question.of("GET", "/health/live")), 200);
                expect(platform.ask(Question.of("GET", "/health/ready")), 200);
                held.letGo();
                expect(answer.join(), 201);
            }
            expect(platform.catalog(), 200);
        }
    }

    @Test
    void aSlowProviderDoesNotKeepOthersWaiting() {
        try (TestHouse house =
                house("OPERATIONS_CONCURRENCY=3", "OPERATIONS_CONCURRENCY_PER_PROVIDER=2")) {
            Platform platform = house.platform();
            List<Resource> slow =
                    Stream.generate(() -> platform.instance(POLLING)).limit(5).toList();
            List<Held> holds =
                    slow.stream().map(each -> puppeteer.hold("provision", each.id())).toList();
            List<Answer> accepted = slow.stream().map(Resource::putAsync).toList();
            accepted.forEach(each -> expect(each, 202));
            holds.get(0).reach();
            holds.get(1).reach();
            platform.instance(OTHER).made();
            assertThat(puppeteer.calls("provision", slow.get(2).id())).isZero();
            holds.forEach(Held::letGo);
            for (int i = 0; i < slow.size(); i++) {
                Answer end = slow.get(i).await(accepted.get(i));
                assertThat(end.textAt("/state")).isEqualTo("succeeded");
            }
        }
    }

    @Test
    void aProviderThatReturnsTooMuchFailsTheOperation() {
        try (TestHouse house = house("OPERATIONS_MAX_CREDENTIALS_SIZE=1KiB")) {
            Resource instance = house.platform().instance(POLLING).made();
            Resource binding = instance.binding("b".repeat(1_024));
            Answer accepted = binding.putAsync();
            expect(accepted, 202);
            Answer failed = binding.await(accepted);
            assertThat(failed.textAt("/state")).isEqualTo("failed");
            assertThat(failed.textAt("/description"))
                    .contains("credentials of more than 1024 characters");
        }
    }
}
