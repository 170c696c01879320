package dev.sutler.rig.nemesis;

import dev.sutler.rig.cluster.Cluster;
import dev.sutler.rig.cluster.Replica;
import dev.sutler.rig.watch.Disturbance;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The faults of a run, one after the other, until it is over.
public final class Storm {

    private final Cluster cluster;
    private final StoreServer store;
    private final Plan plan;
    private final Random random;
    private final InstantSource clock;
    private final Path log;
    private final Map<Nemesis, Integer> struck = new EnumMap<>(Nemesis.class);
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Disturbance> disturbances = new ArrayList<>();
    private int killed;

    /// What may break, and how long it stays so.
    ///
    /// @param nemeses those that strike; one that stands here twice strikes twice as often
    /// @param lease how long the brokers' leases last
    /// @param calm the longest calm between two
    /// @param down how long all brokers stay down
    public record Plan(List<Nemesis> nemeses, Duration lease, Duration calm, Duration down) {
        public Plan {
            nemeses = List.copyOf(nemeses);
        }
    }

    /// The server that the store lives on.
    public interface StoreServer {

        /// Ends it at once.
        void crash();

        /// Brings it back.
        void startAgain();

        /// Ends all connections to it.
        void terminateConnections();
    }

    /// @param log is told what strikes when
    public Storm(Cluster cluster, StoreServer store, Plan plan, Random random, Path log) {
        this.cluster = cluster;
        this.store = store;
        this.plan = plan;
        this.random = random;
        this.clock = InstantSource.system();
        this.log = log;
    }

    /// Breaks things for this long, and leaves everything whole.
    public void rage(Duration duration) {
        long began = System.nanoTime();
        List<Nemesis> deck = new ArrayList<>();
        while (System.nanoTime() - began < duration.toNanos() && over.getCount() > 0) {
            if (deck.isEmpty()) {
                // Each strikes before one strikes again.
                deck.addAll(plan.nemeses());
                Collections.shuffle(deck, random);
            }
            pause(plan.calm().dividedBy(2).plus(upTo(plan.calm().toMillis() / 2)));
            strike(deck.removeLast());
        }
        heal();
    }

    /// How often each struck.
    public Map<Nemesis, Integer> struck() {
        return Collections.unmodifiableMap(struck);
    }

    /// When the way to the store was disturbed.
    public List<Disturbance> disturbances() {
        return List.copyOf(disturbances);
    }

    /// How many brokers were killed by a signal.
    public int killed() {
        return killed;
    }

    /// How many commits were cut off from their answers.
    public int cuts() {
        return cluster.replicas().stream().mapToInt(each -> each.proxy().weather().cuts()).sum();
    }

    private void strike(Nemesis nemesis) {
        Replica victim = cluster.replicas().get(random.nextInt(cluster.replicas().size()));
        note(nemesis + " strikes, broker " + victim.number());
        struck.merge(nemesis, 1, Integer::sum);
        Instant began = clock.instant();
        switch (nemesis) {
            case KILL -> kill(victim);
            case PAUSE -> pause(victim);
            case TERMINATE -> store.terminateConnections();
            case STORE_CRASH -> {
                store.crash();
                pause(upTo(1_500));
                store.startAgain();
            }
            case RESET -> victim.proxy().reset();
            case BLACK_HOLE -> {
                victim.proxy().weather().hold();
                pause(plan.lease().multipliedBy(3).dividedBy(2).plus(upTo(1_000)));
                victim.proxy().weather().clear();
            }
            case DELAY -> {
                victim.proxy().weather().slow(upTo(400));
                pause(plan.lease().dividedBy(2));
                victim.proxy().weather().clear();
            }
            case LATE -> {
                victim.proxy().weather().lateWrites(1, plan.lease().multipliedBy(7).dividedBy(8));
                pause(plan.lease().multipliedBy(7).dividedBy(6));
                victim.proxy().weather().clear();
            }
            case CUT -> {
                victim.proxy().weather().cutCommits(0.1);
                pause(plan.lease().dividedBy(2));
                victim.proxy().weather().clear();
            }
            case ROLLING_RESTART -> cluster.replicas().forEach(this::restart);
            case ALL_DOWN -> {
                cluster.replicas().forEach(Replica::kill);
                killed += cluster.replicas().size();
                pause(plan.down());
                cluster.replicas().forEach(Replica::start);
            }
        }
        if (nemesis.isOfTheStore()) {
            disturbances.add(new Disturbance(began, clock.instant()));
        }
        note(nemesis + " is over");
    }

    private void kill(Replica victim) {
        victim.kill();
        killed++;
        pause(upTo(2_000));
        victim.start();
    }

    private void pause(Replica victim) {
        victim.pause();
        pause(plan.lease().multipliedBy(5).dividedBy(4).plus(upTo(1_000)));
        victim.resume();
    }

    private void restart(Replica replica) {
        replica.stop();
        replica.start();
        cluster.awaitAll();
    }

    private void heal() {
        cluster.replicas()
                .forEach(
                        each -> {
                            each.resume();
                            each.proxy().weather().clear();
                            each.start();
                        });
        note("Healed");
    }

    private Duration upTo(long millis) {
        return Duration.ofMillis(random.nextLong(millis + 1));
    }

    private void pause(Duration duration) {
        try {
            over.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(String what) {
        try (BufferedWriter out =
                Files.newBufferedWriter(
                        log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(clock.instant() + " " + what + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The storm's log cannot be written", e);
        }
    }
}
