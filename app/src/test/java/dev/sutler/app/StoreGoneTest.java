package dev.sutler.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.app.Platform.Offer;
import dev.sutler.conformance.Answer;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Database;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// The store goes away under a broker at work, and comes back.
final class StoreGoneTest {

    private static final Offer PUPPET = new Offer("puppet", "puppet-one");
    private static final Offer SCRIPTED = new Offer("scripted", "scripted-async");
    private static final Duration LEASE = Duration.ofSeconds(20);

    @Test
    void everyRouteSaysSoAndWorkGoesOnWhenItIsBack(@TempDir Path home) {
        HttpClient http = HttpClient.newHttpClient();
        try (http;
                RealPostgres server = RealPostgres.start(Major.EMBEDDED);
                Puppeteer puppeteer = new Puppeteer()) {
            Database store = server.createDatabase("gone");
            TestCatalog catalog = TestCatalog.of(home, "scripted").with(puppeteer);
            Map<String, String> environment =
                    new HashMap<>(TestHouse.environment(store, catalog, server));
            environment.put("SUTLER_LOGGING_LEVEL", "info");
            try (BrokerProcess broker = BrokerProcess.start(home, environment, LEASE).ready()) {
                Platform platform = broker.platform(http, broker.credential());
                Resource called = platform.instance("called", PUPPET);
                Puppeteer.Held call = puppeteer.hold("provision", "called");
                String calledOperation = called.putAsync().textAt("/operation");
                call.reach();
                Resource waiting = platform.instance("waiting", SCRIPTED);
                String waitingOperation =
                        waiting.putAsync("{\"parameters\": {\"delay\": \"3s\"}}")
                                .textAt("/operation");

                server.crash();
                // Its result has to wait for the store.
                call.letGo();
                everyRouteSaysSo(platform);
                server.startAgain();

                awaitSuccess(called, calledOperation);
                awaitSuccess(waiting, waitingOperation);
                // A result is kept until the lease runs out; after that the call is made again.
                assertThat(puppeteer.calls("provision", "called")).isBetween(1L, 2L);
                assertThat(catalog.effects(waiting)).containsExactly("provision");
                platform.instance("later", SCRIPTED).made().removed();
            }
        }
    }

    private static void everyRouteSaysSo(Platform platform) {
        Resource instance = platform.instance("any", SCRIPTED);
        Resource binding = instance.binding("b");
        List<Supplier<Answer>> routes =
                List.of(
                        instance::putAsync,
                        () -> instance.patchAsync("{}"),
                        instance::deleteAsync,
                        instance::get,
                        instance::lastOperation,
                        binding::putAsync,
                        binding::deleteAsync,
                        binding::get,
                        binding::lastOperation);
        for (Answer answer : together(routes)) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            assertThat(answer.textAt("/error")).isEqualTo("StoreUnavailable");
            assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        }
        // What is offered is known without the store.
        assertThat(platform.catalog().status()).isEqualTo(200);
    }

    /* One after the other, they would take longer than a lease. */
    private static List<Answer> together(List<Supplier<Answer>> routes) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return routes.stream()
                    .map(route -> CompletableFuture.supplyAsync(route, threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private static void awaitSuccess(Resource instance, String operation) {
        Pauses.until(
                instance.id() + " is there",
                Duration.ofSeconds(60),
                () -> {
                    Answer last = instance.lastOperation(operation);
                    assertThat(last.textAt("/state")).isNotEqualTo("failed");
                    return last.textAt("/state").equals("succeeded");
                });
    }
}
