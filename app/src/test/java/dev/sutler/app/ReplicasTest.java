package dev.sutler.app;

import static dev.sutler.app.InstanceStatesTest.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.app.Platform.Offer;
import dev.sutler.conformance.Answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Two brokers on one store are one broker, whatever happens to either.
final class ReplicasTest {

    private static final Offer SCRIPTED = new Offer("scripted", "scripted-async");
    private static final Offer PUPPET = new Offer("puppet", "puppet-one");
    private static final int MANY = 200;
    private static final int CLIENTS = 16;

    /* Provisions while one of them is killed, deprovisions while the other is. */
    @Test
    void twoHundredOperationsOutliveAKillOfEither(@TempDir Path home) {
        TestCatalog catalog = TestCatalog.of(home, "scripted");
        try (Fleet fleet = new Fleet(home, catalog)) {
            List<String> ids = IntStream.range(0, MANY).mapToObj(number -> "i-" + number).toList();
            String slow = "{\"parameters\": {\"delay\": \"2s\", \"steps\": 2}}";

            Map<String, String> provisions = begin(fleet, ids, each -> each.putAsync(slow));
            fleet.broker(0).kill();
            assertThat(unfinished(fleet)).as("operations that the kill interrupted").isPositive();
            awaitSuccess(fleet.platform(1), provisions);
            fleet.replace(0);
            ids.forEach(id -> expect(fleet.platform(0).instance(id, SCRIPTED).get(), 200));

            Map<String, String> removals = begin(fleet, ids, Resource::deleteAsync);
            fleet.broker(1).kill();
            awaitSuccess(fleet.platform(0), removals);
            for (String id : ids) {
                Resource gone = fleet.platform(0).instance(id, SCRIPTED);
                expect(gone.get(), 404);
                assertThat(catalog.effects(gone)).containsExactly("provision", "deprovision");
            }
            assertThat(unfinished(fleet)).isZero();
            assertThat(ask(fleet, "SELECT count(*) FROM service_instance")).isZero();
            assertThat(ask(fleet, "SELECT count(*) FROM operation WHERE state = 'succeeded'"))
                    .isEqualTo(2L * MANY);
        }
    }

    /// Half of the requests go to each broker.
    private static Map<String, String> begin(
            Fleet fleet, List<String> ids, Function<Resource, Answer> request) {
        Map<String, String> operations = new ConcurrentHashMap<>();
        together(
                ids,
                id -> {
                    Answer accepted =
                            fleet.ask(platform -> request.apply(platform.instance(id, SCRIPTED)));
                    expect(accepted, 202);
                    operations.put(id, accepted.textAt("/operation"));
                });
        return operations;
    }

    private static void awaitSuccess(Platform platform, Map<String, String> operations) {
        operations.forEach(
                (id, operation) -> {
                    Answer last = platform.instance(id, SCRIPTED).await(operation);
                    assertThat(last.textAt("/state")).as(last.text()).isEqualTo("succeeded");
                });
    }

    private static void together(List<String> ids, Consumer<String> task) {
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<CompletableFuture<Void>> running =
                    ids.stream()
                            .map(id -> CompletableFuture.runAsync(() -> task.accept(id), threads))
                            .toList();
            running.forEach(CompletableFuture::join);
        }
    }

    private static long unfinished(Fleet fleet) {
        return ask(fleet, "SELECT count(*) FROM operation WHERE finished_at IS NULL");
    }

    private static long ask(Fleet fleet, String sql) {
        return Long.parseLong(Login.of(fleet.store()).ask(sql));
    }

    @Test
    void aBrokerThatWasPausedForTooLongWritesNothingAndCallsNobody(@TempDir Path home) {
        try (Puppeteer puppeteer = new Puppeteer();
                Fleet fleet = new Fleet(home, TestCatalog.of(home).with(puppeteer))) {
            List<String> ids = List.of("i-1", "i-2", "i-3", "i-4", "i-5");
            List<Puppeteer.Held> held =
                    ids.stream().map(id -> puppeteer.hold("provision", id)).toList();
            List<String> operations =
                    ids.stream()
                            .map(id -> fleet.platform(0).instance(id, PUPPET).putAsync())
                            .map(accepted -> accepted.textAt("/operation"))
                            .toList();
            held.forEach(Puppeteer.Held::reach);

            fleet.broker(0).pause();
            long paused = System.nanoTime();
            // The answer waits for the one that cannot read it.
            held.forEach(each -> each.say("terminal The paused broker says so."));
            held.forEach(Puppeteer.Held::reach);
            assertThat(Duration.ofNanos(System.nanoTime() - paused))
                    .isLessThan(Fleet.LEASE.plusSeconds(5));
            held.forEach(Puppeteer.Held::letGo);
            succeeded(fleet.platform(1), ids, operations);

            fleet.broker(0).goOn();
            Pauses.until(
                    "the paused broker knows that its leases are gone",
                    Duration.ofSeconds(60),
                    () -> lost(fleet.broker(0)) >= ids.size());
            succeeded(fleet.platform(0), ids, operations);
            for (String id : ids) {
                assertThat(puppeteer.calls("provision", id)).isEqualTo(2);
                assertThat(puppeteer.calls("deprovision", id)).isZero();
            }
        }
    }

    private static void succeeded(Platform platform, List<String> ids, List<String> operations) {
        for (int index = 0; index < ids.size(); index++) {
            Resource instance = platform.instance(ids.get(index), PUPPET);
            assertThat(instance.await(operations.get(index)).textAt("/state"))
                    .isEqualTo("succeeded");
            expect(instance.get(), 200);
        }
    }

    private static long lost(BrokerProcess broker) {
        return broker.output().lines().filter(line -> line.contains("The lease is gone")).count();
    }

    @Test
    void aRollingRestartFailsNoRequestButThoseInFlight(@TempDir Path home) {
        TestCatalog catalog = TestCatalog.of(home, "scripted");
        try (Fleet fleet = new Fleet(home, catalog);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicBoolean over = new AtomicBoolean();
            AtomicBoolean stopping = new AtomicBoolean();
            Load load = new Load(fleet, over, stopping);
            List<CompletableFuture<Void>> clients =
                    IntStream.range(0, 4)
                            .mapToObj(
                                    number ->
                                            CompletableFuture.runAsync(
                                                    () -> load.run(number), threads))
                            .toList();
            for (int number = 0; number < 2; number++) {
                Pauses.during(Duration.ofSeconds(1));
                stopping.set(true);
                assertThat(fleet.broker(number).stop()).isIn(0, 143);
                stopping.set(false);
                fleet.replace(number);
            }
            over.set(true);
            clients.forEach(CompletableFuture::join);

            assertThat(load.lives.get()).isGreaterThan(10);
            assertThat(load.unexpected).isEmpty();
            assertThat(ask(fleet, "SELECT count(*) FROM service_instance")).isZero();
            assertThat(unfinished(fleet)).isZero();
            assertThat(ask(fleet, "SELECT count(*) FROM operation WHERE state = 'failed'"))
                    .isZero();
        }
    }

    /// Clients that make instances and remove them again. A request without an answer is sent
    /// again.
    private record Load(
            Fleet fleet,
            AtomicBoolean over,
            AtomicBoolean stopping,
            AtomicInteger lives,
            List<String> unexpected) {

        Load(Fleet fleet, AtomicBoolean over, AtomicBoolean stopping) {
            this(
                    fleet,
                    over,
                    stopping,
                    new AtomicInteger(),
                    Collections.synchronizedList(new ArrayList<>()));
        }

        void run(int client) {
            String quick = "{\"parameters\": {\"delay\": \"1200ms\", \"steps\": 2}}";
            for (int number = 0; !over.get(); number++) {
                String id = "i-" + client + "-" + number;
                live(id, each -> each.putAsync(quick), List.of(200, 202));
                live(id, Resource::deleteAsync, List.of(202, 410));
                lives.incrementAndGet();
            }
        }

        private void live(String id, Function<Resource, Answer> request, List<Integer> right) {
            Answer answer = ask(id, request);
            if (!right.contains(answer.status())) {
                unexpected.add(answer.status() + " " + answer.text());
            }
            while (answer.status() == 202 || answer.textAt("/state").equals("in progress")) {
                Pauses.during(Duration.ofMillis(100));
                answer = ask(id, Resource::lastOperation);
            }
            if (answer.textAt("/state").equals("failed")) {
                unexpected.add(answer.text());
            }
        }

        private Answer ask(String id, Function<Resource, Answer> request) {
            while (true) {
                Optional<Answer> answer = askOnce(id, request);
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
        }

        private Optional<Answer> askOnce(String id, Function<Resource, Answer> request) {
            try {
                return Optional.of(
                        fleet.ask(platform -> request.apply(platform.instance(id, SCRIPTED))));
            } catch (UncheckedIOException failed) {
                if (!stopping.get()) {
                    unexpected.add(failed.toString());
                }
                return Optional.empty();
            }
        }
    }
}
