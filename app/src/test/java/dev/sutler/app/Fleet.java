package dev.sutler.app;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.BrokerClient.Target;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Database;
import dev.sutler.testkit.real.RealPostgres.Major;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Two brokers on one store, each in a process of its own, and a load balancer in front that knows
/// nothing but which of them takes connections.
final class Fleet implements AutoCloseable {

    /// How long the leases of its brokers last.
    static final Duration LEASE = Duration.ofSeconds(6);

    private static final int SIZE = 2;

    private final Path home;
    private final Map<String, String> environment;
    private final Database store;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicReferenceArray<BrokerProcess> brokers = new AtomicReferenceArray<>(SIZE);
    private final AtomicReferenceArray<Platform> platforms = new AtomicReferenceArray<>(SIZE);
    private final AtomicInteger turn = new AtomicInteger();
    private final BrokerProcess.Credential credential;

    Fleet(Path home, TestCatalog catalog) {
        this.home = home;
        RealPostgres server = RealPostgres.shared(Major.EMBEDDED);
        this.store = server.createDatabase("fleet");
        this.environment = new HashMap<>(TestHouse.environment(store, catalog, server));
        environment.put("SUTLER_LOGGING_LEVEL", "info");
        BrokerProcess first = BrokerProcess.start(home, environment, LEASE).ready();
        this.credential = first.credential();
        put(0, first);
        put(1, BrokerProcess.start(home, environment, LEASE).ready());
    }

    private void put(int number, BrokerProcess broker) {
        brokers.set(number, broker);
        platforms.set(number, broker.platform(http, credential));
    }

    BrokerProcess broker(int number) {
        return brokers.get(number);
    }

    /// The platform that asks this broker.
    Platform platform(int number) {
        return platforms.get(number);
    }

    /// Where each of them listens.
    List<Integer> ports() {
        return IntStream.range(0, SIZE).mapToObj(each -> platform(each).base().getPort()).toList();
    }

    /// The platform's way in, through this port.
    Target target(int port) {
        return new Target(
                URI.create("http://127.0.0.1:" + port),
                credential.username(),
                credential.password(),
                "2.17");
    }

    /// Starts a broker in the place of one that has ended.
    void replace(int number) {
        put(number, BrokerProcess.start(home, environment, LEASE).ready());
    }

    Database store() {
        return store;
    }

    /// Asks the brokers by turns. One that takes no connection is passed over: nothing was sent.
    ///
    /// @throws UncheckedIOException when the one that was asked did not answer
    Answer ask(Function<Platform, Answer> question) {
        int first = turn.getAndIncrement();
        for (int tries = 0; ; tries++) {
            try {
                return question.apply(platform((first + tries) % SIZE));
            } catch (UncheckedIOException failed) {
                if (tries > SIZE || !(failed.getCause() instanceof ConnectException)) {
                    throw failed;
                }
            }
        }
    }

    @Override
    public void close() {
        for (int number = 0; number < SIZE; number++) {
            brokers.get(number).close();
        }
        http.close();
    }
}
