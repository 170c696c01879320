package dev.sutler.gitops.mirror;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;

/// Looks at the remote: now and then, and when somebody says that there is something to see.
final class FetcherThread implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(FetcherThread.class);

    private final Branch branch;
    private final Bell bell;
    private final Runnable afterwards;
    private final BackOff regularly;
    private final BackOff failing;
    private volatile boolean closed;

    /// @param afterwards done after each look at which all was well
    FetcherThread(
            Branch branch,
            Bell bell,
            MirrorOptions.Pace pace,
            MirrorResources resources,
            Runnable afterwards) {
        this.branch = branch;
        this.bell = bell;
        this.afterwards = afterwards;
        this.regularly = new BackOff(resources.random(), pace.fetch(), pace.fetch());
        this.failing = new BackOff(resources.random(), Duration.ofMillis(500), pace.backOff());
    }

    void close() {
        closed = true;
        bell.ring();
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                boolean good = guarded();
                if (good) {
                    failing.reset();
                }
                bell.await(good ? regularly.next() : failing.next());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean guarded() {
        try {
            boolean good = branch.fetch();
            if (good) {
                afterwards.run();
            }
            return good;
        } catch (RuntimeException | Error bug) {
            LOG.error("Fetching failed; it goes on", bug);
            return false;
        }
    }
}
