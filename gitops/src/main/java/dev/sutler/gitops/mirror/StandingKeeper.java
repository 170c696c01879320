package dev.sutler.gitops.mirror;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Keeps how it stands with a remote. What changes is logged, what stays is not.
final class StandingKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(StandingKeeper.class);

    private final InstantSource clock;
    private volatile Standing standing;

    StandingKeeper(InstantSource clock, Remote remote) {
        this.clock = clock;
        this.standing =
                new Standing(
                        Standing.State.STARTING,
                        clock.instant(),
                        "The remote " + remote.displayed() + " was not reached yet.",
                        Optional.empty(),
                        0,
                        Optional.empty());
    }

    Standing now() {
        return standing;
    }

    synchronized void become(Standing.State state, String message) {
        Instant at = clock.instant();
        boolean same = standing.state() == state;
        boolean good = state == Standing.State.GOOD;
        if (!same || !standing.message().equals(message)) {
            if (good) {
                LOG.info(message);
            } else {
                LOG.warn(message);
            }
        }
        standing =
                new Standing(
                        state,
                        same ? standing.since() : at,
                        message,
                        good ? Optional.of(at) : standing.reached(),
                        standing.rewrites(),
                        standing.rewrite());
    }

    synchronized Standing.Rewrite rewritten(String from, String to) {
        var rewrite = new Standing.Rewrite(from, to, clock.instant());
        LOG.warn("The branch does not contain commit {} any more; it is at {} now", from, to);
        standing =
                new Standing(
                        standing.state(),
                        standing.since(),
                        standing.message(),
                        standing.reached(),
                        standing.rewrites() + 1,
                        Optional.of(rewrite));
        return rewrite;
    }
}
