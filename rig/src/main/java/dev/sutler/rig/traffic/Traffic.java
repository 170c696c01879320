package dev.sutler.rig.traffic;

import dev.sutler.rig.cluster.Cluster;
import dev.sutler.rig.history.HistoryWriter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/// All clients of a run.
public final class Traffic {

    /* Clients of their own, since one makes one call at a time. */
    private static final int CLEANERS = 500;

    /* A platform would not stop to try. */
    private static final Duration CLEANING = Duration.ofMinutes(5);

    private final CountDownLatch over = new CountDownLatch(1);
    private final Queue<Life> lives = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> broken = new ConcurrentLinkedQueue<>();
    private final List<Thread> clients = new ArrayList<>();
    private final Cluster cluster;
    private final Asker asker;
    private final Mix mix;
    private final long seed;

    /// @param history every call is written to it
    public Traffic(Cluster cluster, HistoryWriter history, Mix mix, long seed) {
        this.cluster = cluster;
        this.asker = new Asker(cluster, history);
        this.mix = mix;
        this.seed = seed;
    }

    /// Lets the clients begin.
    public void start() {
        for (int client = 0; client < mix.clients(); client++) {
            int number = client;
            clients.add(
                    Thread.ofVirtual()
                            .name("client-" + number)
                            .uncaughtExceptionHandler((_, bug) -> broken.add(bug))
                            .start(() -> live(number)));
        }
    }

    private void live(int client) {
        Conversation talk = conversation(client, seed * 31 + client, mix.patience());
        for (int life = 0; over.getCount() > 0; life++) {
            Life next =
                    new Life(
                            "rig-%d-%d-%d".formatted(seed, client, life),
                            talk.oneOf(mix.offers()),
                            mix,
                            talk);
            lives.add(next);
            next.live();
        }
    }

    private Conversation conversation(int client, long ownSeed, Duration patience) {
        return new Conversation(
                client, asker, cluster.replicas(), new Random(ownSeed), over, patience);
    }

    /// No new life begins; returns when each has got where it wanted to.
    public void finish() {
        over.countDown();
        clients.forEach(Traffic::join);
        complain();
    }

    /// Deletes every instance that there ever was.
    public void deleteAll() {
        clients.clear();
        for (int client = 0; client < mix.clients(); client++) {
            Conversation talk = conversation(CLEANERS + client, seed + client, CLEANING);
            clients.add(
                    Thread.ofVirtual()
                            .uncaughtExceptionHandler((_, bug) -> broken.add(bug))
                            .start(
                                    () -> {
                                        for (Life life = lives.poll();
                                                life != null;
                                                life = lives.poll()) {
                                            life.end(talk);
                                        }
                                    }));
        }
        clients.forEach(Traffic::join);
        complain();
    }

    /// How many instances there ever were, of those that were not deleted yet.
    public int instances() {
        return lives.size();
    }

    /// How many requests were sent.
    public long asked() {
        return asker.asked();
    }

    /* A client that ended early would be missed by nobody, and the run would look well. */
    private void complain() {
        Throwable bug = broken.peek();
        if (bug != null) {
            throw new IllegalStateException("A client has a bug", bug);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
