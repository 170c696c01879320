package dev.sutler.gitops.mirror;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.function.LongSupplier;

/// When the publisher publishes: when something is queued, a little later, so that more can share
/// the commit.
final class PublisherThread implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(PublisherThread.class);
    private static final Duration IDLE = Duration.ofMinutes(10);

    /// How long is lingered after a time in which nothing was to be done.
    private static final Duration BRIEFLY = Duration.ofMillis(5);

    private final Publisher publisher;
    private final EditQueue queue;
    private final Bell bell;
    private final MirrorOptions.Pace pace;
    private final MirrorResources resources;
    private final Bell recovered = new Bell();
    private final BackOff othersTurn;
    private final BackOff stuck;
    private volatile boolean closed;
    private long lastEnd;
    private long lastDuration;
    private int lastSize;

    PublisherThread(
            Publisher publisher,
            EditQueue queue,
            Bell bell,
            MirrorOptions.Pace pace,
            MirrorResources resources) {
        this.publisher = publisher;
        this.queue = queue;
        this.bell = bell;
        this.pace = pace;
        this.resources = resources;
        this.othersTurn =
                new BackOff(resources.random(), Duration.ofMillis(50), Duration.ofMillis(400));
        this.stuck = new BackOff(resources.random(), Duration.ofMillis(500), pace.backOff());
        this.lastEnd = resources.nanoTime().getAsLong();
    }

    /// The remote was just seen to be well.
    void recovered() {
        recovered.ring();
    }

    void close() {
        closed = true;
        bell.ring();
        recovered.ring();
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                if (queue.size() == 0) {
                    bell.await(IDLE);
                } else {
                    new Bell().await(linger());
                    publish();
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /* Under load about twice as long as a batch takes, so that a commit costs a third of what it would,
    and others get their turn, too. Where nobody came while the last one was made, nobody will. */
    private Duration linger() {
        LongSupplier time = resources.nanoTime();
        long longest = pace.linger().toNanos();
        boolean lull = lastSize <= 1 || time.getAsLong() - lastEnd > longest;
        return lull ? BRIEFLY : Duration.ofNanos(Math.min(longest, 2 * lastDuration)).plus(BRIEFLY);
    }

    private void publish() throws InterruptedException {
        long begin = resources.nanoTime().getAsLong();
        lastSize = queue.size();
        Publisher.Round round = guarded();
        lastEnd = resources.nanoTime().getAsLong();
        switch (round) {
            case DONE -> {
                lastDuration = lastEnd - begin;
                othersTurn.reset();
                stuck.reset();
            }
            case NOT_OUR_TURN -> new Bell().await(othersTurn.next());
            // New edits change nothing about it.
            case STUCK -> recovered.await(stuck.next());
        }
    }

    /* A thread that ended here would be missed by nobody. */
    private Publisher.Round guarded() throws InterruptedException {
        try {
            return publisher.round();
        } catch (MirrorException broken) {
            LOG.warn(broken.getMessage());
        } catch (RuntimeException | Error bug) {
            LOG.error("Publishing failed; it goes on", bug);
        }
        return Publisher.Round.STUCK;
    }
}
