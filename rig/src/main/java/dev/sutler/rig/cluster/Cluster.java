package dev.sutler.rig.cluster;

import dev.sutler.rig.proxy.PostgresProxy;
import dev.sutler.rig.proxy.Tampering;
import dev.sutler.rig.watch.Presence;
import dev.sutler.rig.watch.Silence;
import dev.sutler.rig.watch.StoreWatch;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;

/// All brokers of a run, and who looks after them.
public final class Cluster implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final List<Replica> replicas;
    private final AtomicInteger deaths = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private BrokerProcess.Credential credential = new BrokerProcess.Credential("", "");

    /// How a cluster is made.
    ///
    /// @param size how many brokers
    /// @param folder where they work and write their logs
    /// @param storePort the server behind the proxies
    /// @param storeUrl its database, with `%d` where the port stands
    /// @param variables the environment of every broker
    /// @param seed what all chance comes from
    public record Plan(
            int size,
            Path folder,
            int storePort,
            String storeUrl,
            Map<String, String> variables,
            long seed) {}

    /// @param tampering what the proxy of that broker makes of statements
    public Cluster(Plan plan, Function<Runnable, Tampering> tampering) {
        this.replicas =
                IntStream.range(0, plan.size())
                        .mapToObj(number -> replica(number, plan, tampering))
                        .toList();
        Thread.ofVirtual().name("keeper").start(this::keep);
    }

    private Replica replica(int number, Plan plan, Function<Runnable, Tampering> tampering) {
        // The proxy has to be able to end the broker that it stands before.
        Runnable[] crash = {() -> {}};
        PostgresProxy proxy =
                new PostgresProxy(
                        plan.storePort(),
                        new Random(plan.seed() + number),
                        tampering.apply(() -> crash[0].run()));
        Replica replica =
                new Replica(
                        number,
                        proxy,
                        new Replica.Setup(
                                plan.folder(),
                                plan.variables(),
                                plan.storeUrl(),
                                plan.seed(),
                                InstantSource.system()));
        crash[0] = replica::crash;
        return replica;
    }

    /// Starts the first, so that there are tables and a credential, then the rest.
    ///
    /// @param watch begins its journal in between
    public void start(StoreWatch watch) {
        Replica first = replicas.getFirst();
        first.start();
        await("the first broker listens", () -> first.port().isPresent());
        await("a credential is printed", () -> first.credential().isPresent());
        credential = first.credential().orElseThrow();
        watch.install();
        replicas.forEach(Replica::start);
        awaitAll();
    }

    /// Waits until all listen.
    public void awaitAll() {
        await(
                "all brokers listen",
                () -> replicas.stream().allMatch(each -> each.port().isPresent()));
    }

    /// All of them, up or down.
    public List<Replica> replicas() {
        return replicas;
    }

    /// Who may ask.
    public String username() {
        return credential.username();
    }

    /// What they log in with.
    public String password() {
        return credential.password();
    }

    /// How often a broker died at a failpoint.
    public int deaths() {
        return deaths.get();
    }

    /// When each incarnation of a broker fell silent.
    public List<Silence> silences() {
        return replicas.stream().flatMap(each -> each.silences().stream()).toList();
    }

    /// When each incarnation of a broker could have taken something over.
    public List<Presence> presences() {
        return replicas.stream().flatMap(each -> each.presences().stream()).toList();
    }

    private void keep() {
        try {
            while (!closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                replicas.forEach(
                        each -> {
                            if (each.keep()) {
                                deaths.incrementAndGet();
                            }
                        });
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(String what, BooleanSupplier condition) {
        long began = System.nanoTime();
        try {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() - began > PATIENCE.toNanos()) {
                    throw new IllegalStateException("Waited in vain until " + what);
                }
                if (closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting until " + what, stop);
        }
    }

    /// Runs one of Sutler's own commands to its end.
    ///
    /// @return what it printed
    public static String command(Path folder, Map<String, String> variables, String... arguments) {
        Path log = folder.resolve("command.log");
        List<String> main = new ArrayList<>(List.of("dev.sutler.app.Main"));
        main.addAll(List.of(arguments));
        BrokerProcess command = BrokerProcess.start(main, folder, variables, log);
        command.awaitEnd();
        if (command.exitCode() != 0) {
            throw new IllegalStateException(
                    String.join(" ", arguments) + " failed: " + command.output());
        }
        return command.output();
    }

    @Override
    public void close() {
        closed.countDown();
        replicas.forEach(Replica::close);
    }
}
