package dev.sutler.gitops.mirror;

import dev.sutler.spi.Turns;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Makes commits of what is queued, one for all that wait, and pushes each once.
final class Publisher {

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    /// The most edits that share a commit.
    private static final int MOST = 1000;

    /// How often a push is tried within a turn, while others push too.
    private static final int TRIES = 10;

    private final MirrorOptions options;
    private final MirrorResources resources;
    private final Turns turns;
    private final Branch branch;
    private final EditQueue queue;
    private final Steps steps;

    /// What came of a round.
    enum Round {
        /// What was asked is settled.
        DONE,
        /// Somebody else is at it.
        NOT_OUR_TURN,
        /// It has to wait until the remote is another.
        STUCK
    }

    Publisher(
            MirrorOptions options,
            MirrorResources resources,
            Turns turns,
            Branch branch,
            EditQueue queue,
            Steps steps) {
        this.options = options;
        this.resources = resources;
        this.turns = turns;
        this.branch = branch;
        this.queue = queue;
        this.steps = steps;
    }

    /// Publishes what is queued, if it is our turn and the remote lets us.
    Round round() throws InterruptedException {
        Optional<Turns.Turn> turn =
                turns.take("gitops:" + options.remote().displayed(), options.pace().turn());
        if (turn.isEmpty()) {
            return Round.NOT_OUR_TURN;
        }
        try (Turns.Turn ours = turn.get()) {
            if (!ours.undisturbed() && !branch.fetch()) {
                return Round.STUCK;
            }
            return publish();
        }
    }

    private Round publish() throws InterruptedException {
        var pause = new BackOff(resources.random(), Duration.ofMillis(20), Duration.ofSeconds(2));
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<Snapshot> base = branch.newest();
            if (base.isEmpty() || !branch.isFit()) {
                if (!branch.fetch()) {
                    return Round.STUCK;
                }
                base = branch.newest();
            }
            Attempt attempted = attempt(base.orElseThrow());
            switch (attempted) {
                case DONE -> {
                    return Round.DONE;
                }
                case STUCK -> {
                    return Round.STUCK;
                }
                case AGAIN -> new Bell().await(pause.next());
            }
        }
        LOG.warn("Others push to {} all the time; it is tried again later", options.remote());
        return Round.STUCK;
    }

    private enum Attempt {
        DONE,
        AGAIN,
        STUCK
    }

    private Attempt attempt(Snapshot base) {
        List<Edit> edits = queue.first(MOST);
        Batch batch = Batch.ask(branch.cache(), base, edits);
        queue.settle(batch.settled());
        if (batch.isEmpty()) {
            queue.settle(batch.settledBy(base.id()));
            return Attempt.DONE;
        }
        Optional<Proposal> proposal = batch.build(options.author(), resources.clock().instant());
        if (proposal.isEmpty()) {
            queue.settle(batch.settledBy(base.id()));
            return Attempt.DONE;
        }
        steps.reached(Steps.Step.BUILT);
        Optional<Wire.Pushed> pushed = branch.push(base, proposal.get(), steps);
        if (pushed.isPresent() && pushed.get() instanceof Wire.Pushed.Accepted) {
            queue.settle(batch.settledBy(proposal.get().commit()));
            steps.reached(Steps.Step.SETTLED);
            return Attempt.DONE;
        }
        if (!branch.fetch()) {
            return Attempt.STUCK;
        }
        boolean still = branch.newest().orElseThrow().id().equals(base.id());
        if (still && pushed.isPresent() && pushed.get() instanceof Wire.Pushed.Declined declined) {
            branch.declined(declined.reason());
            return Attempt.STUCK;
        }
        return Attempt.AGAIN;
    }
}
