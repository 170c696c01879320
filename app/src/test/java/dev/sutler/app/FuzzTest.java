package dev.sutler.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.app.Platform.Offer;
import dev.sutler.conformance.fuzz.FuzzRules;
import dev.sutler.conformance.fuzz.FuzzedRequest;
import dev.sutler.conformance.fuzz.RequestFuzzer;
import dev.sutler.conformance.fuzz.WireClient;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Whatever is sent, the broker answers as it should, changes nothing that it refuses, and writes
/// no line of log without an id. In the end everything that was made can be removed.
///
/// `-Dsutler.fuzz.inputs` and `-Dsutler.fuzz.seed` make more or other inputs, `-Dsutler.fuzz.only`
/// sends the one with that number.
final class FuzzTest {

    private static final int INPUTS = Integer.getInteger("sutler.fuzz.inputs", 5_000);
    private static final long SEED = Long.getLong("sutler.fuzz.seed", 217);
    private static final long ONLY = Long.getLong("sutler.fuzz.only", -1);
    private static final int MOST_FAILURES = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> failures = new ArrayList<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private Duration slowest = Duration.ZERO;
    private String slowestName = "none";

    /* Four inputs of five go to a broker as it is out of the box. */
    @ParameterizedTest(name = "tenancy required: {0}")
    @ValueSource(booleans = {true, false})
    void noInputBreaksTheBroker(boolean tenancy, @TempDir Path home) throws IOException {
        int first = tenancy ? 0 : INPUTS * 4 / 5;
        int end = tenancy ? INPUTS * 4 / 5 : INPUTS;
        try (TestHouse house = house(home, tenancy);
                FuzzedStore store = new FuzzedStore(house.store());
                IdentifiedLog log = IdentifiedLog.capture();
                WireClient client = new WireClient(house.platform().base(), PATIENCE)) {
            RequestFuzzer fuzzer = new RequestFuzzer(FuzzVocabulary.of(house.platform()), SEED);
            for (long number = first; number < end && failures.size() < MOST_FAILURES; number++) {
                if (ONLY < 0 || ONLY == number) {
                    judge(fuzzer.request(number), client, store, log);
                }
            }
            report(end - first);
            removeAll(house.platform(), store);
            assertThat(log.withoutId()).as("lines of log without an id").isEmpty();
            assertThat(house.platform().catalog().status()).isEqualTo(200);
        }
    }

    private static TestHouse house(Path home, boolean tenancy) {
        return TestHouse.start(
                Major.EMBEDDED,
                TestCatalog.of(home, "fuzzed"),
                Map.of(
                        "SUTLER_LOGGING_LEVEL",
                        "info",
                        "SUTLER_PLATFORM_REQUIRE_TENANCY",
                        Boolean.toString(tenancy)));
    }

    private void judge(
            FuzzedRequest request, WireClient client, FuzzedStore store, IdentifiedLog log) {
        Optional<WireClient.Reply> reply = Optional.empty();
        List<String> wrong = new ArrayList<>();
        long sent = System.nanoTime();
        try {
            reply = client.send(request);
            clock(request, Duration.ofNanos(System.nanoTime() - sent));
            wrong.addAll(FuzzRules.violations(request, reply));
        } catch (IOException failed) {
            wrong.add("no sound answer: " + failed.getMessage());
            client.close();
        }
        int status = reply.map(WireClient.Reply::status).orElse(0);
        statuses.merge(status, 1, Integer::sum);
        if (status >= 200 && status < 300) {
            store.settle();
        } else if (store.changed()) {
            wrong.add("something was stored");
        }
        // What is no HTTP is answered below all that writes lines, and with a last answer.
        boolean understood = reply.filter(sound -> !WireClient.isLast(sound)).isPresent();
        if (understood && request.identity().filter(id -> !log.has(id)).isPresent()) {
            wrong.add("no line of log has the request's identity");
        }
        if (!wrong.isEmpty()) {
            failures.add(
                    "%s%n%s%n-> %s %s"
                            .formatted(
                                    wrong,
                                    request,
                                    status,
                                    reply.map(WireClient.Reply::text).orElse("")));
        }
    }

    private void clock(FuzzedRequest request, Duration took) {
        if (took.compareTo(slowest) > 0) {
            slowest = took;
            slowestName = request.name() + " " + request.mutations();
        }
    }

    private void report(int inputs) {
        String figures =
                statuses.entrySet().stream()
                        .map(
                                each ->
                                        each.getKey() == 0
                                                ? "hung up " + each.getValue()
                                                : each.getKey() + ": " + each.getValue())
                        .collect(Collectors.joining(", "));
        System.out.printf(
                "fuzz: seed %d, %d inputs, answers %s; slowest %d ms, %s%n",
                SEED, inputs, figures, slowest.toMillis(), slowestName);
        assertThat(failures)
                .as(
                        "inputs of seed %d; one of them alone: -Dsutler.fuzz.seed=%d"
                                + " -Dsutler.fuzz.only=NUMBER",
                        SEED, SEED)
                .isEmpty();
        if (ONLY < 0) {
            assertThat(statuses.keySet())
                    .as("the inputs reach what they should")
                    .contains(200, 201, 202, 400, 401, 404, 405, 409, 412, 422);
        }
    }

    private static void removeAll(Platform platform, FuzzedStore store) {
        store.settle();
        store.instances()
                .forEach(
                        instance ->
                                platform.instance(
                                                instance.id(),
                                                new Offer(instance.service(), instance.plan()))
                                        .removed());
        store.settle();
        assertThat(store.resources()).as("instances and bindings that are left").isZero();
    }
}
