package dev.sutler.gitops.mirror;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// The branch as it is known here, and the one place where that changes: after a fetch, or after a
/// push that was accepted.
final class Branch {

    private static final Logger LOG = LoggerFactory.getLogger(Branch.class);

    /// One of these at the root shows that a broker may write here.
    private static final List<String> SIGNS = List.of("instances", "catalog.yml", ".sutler.yml");

    private static final int LONGEST_REASON = 200;

    private final Remote remote;
    private final Cache cache;
    private final Wire wire;
    private final Commits commits;
    private final History history;
    private final StandingKeeper standing;
    private final MirrorEvents events;
    private final ReentrantLock talking = new ReentrantLock();
    private volatile Optional<Snapshot> newest;
    private volatile boolean fit;
    private volatile Optional<String> declined = Optional.empty();

    Branch(Remote remote, Cache cache, Wire wire, MirrorResources resources) {
        this.remote = remote;
        this.cache = cache;
        this.wire = wire;
        this.commits = new Commits(cache.trees());
        this.history = new History(commits, cache.trees());
        this.standing = new StandingKeeper(resources.clock(), remote);
        this.events = resources.events();
        this.newest = known();
    }

    /* What the cache has from before. If it cannot be read, it is as if there were nothing. */
    private Optional<Snapshot> known() {
        try (ObjectReader reader = cache.repository().newObjectReader()) {
            Optional<ObjectId> tip = cache.tip();
            return tip.isPresent() ? Optional.of(snapshot(reader, tip.get())) : Optional.empty();
        } catch (IOException broken) {
            cache.setBroken();
            return Optional.empty();
        }
    }

    private Snapshot snapshot(ObjectReader reader, ObjectId commit) throws IOException {
        return new Snapshot(
                cache, history, commit, commits.get(reader, commit).tree(), Optional.empty());
    }

    Optional<Snapshot> newest() {
        return newest;
    }

    /// A commit that need not be the newest, nor one of this branch any more.
    Optional<Snapshot> at(String commit) {
        if (!ObjectId.isId(commit)) {
            return Optional.empty();
        }
        ObjectId id = ObjectId.fromString(commit);
        return cache.reading(
                reader ->
                        commits.isMissing(reader, id)
                                ? Optional.empty()
                                : Optional.of(snapshot(reader, id)));
    }

    Standing standing() {
        return standing.now();
    }

    /// Whether it was fit to be written to when it was looked at last. It stays fit when a push is
    /// declined, since nobody can know when the next one will not be.
    boolean isFit() {
        return fit && !cache.isBroken();
    }

    /// Looks what the remote has, and knows it afterwards. Never throws.
    ///
    /// @return whether it is fit to be written to
    boolean fetch() {
        talking.lock();
        try {
            fit = false;
            if (cache.isBroken()) {
                cache.remake();
            }
            switch (wire.fetch(cache.repository())) {
                case Wire.Heard.Tip tip -> adopt(tip.commit());
                case Wire.Heard.NoBranch _ ->
                        standing.become(
                                Standing.State.NO_BRANCH,
                                "The remote " + remote.displayed() + " does not have this branch.");
                case Wire.Heard.Empty _ ->
                        standing.become(
                                Standing.State.EMPTY,
                                "The remote " + remote.displayed() + " is empty.");
            }
        } catch (IOException | RuntimeException failed) {
            failed(failed);
        } finally {
            talking.unlock();
        }
        return fit;
    }

    private void failed(Exception failed) {
        fit = false;
        var failure = Failure.of(remote, failed);
        LOG.debug("A conversation with {} failed", remote, failed);
        if (failure.state() == Standing.State.DENIED) {
            wire.denied();
        }
        if (failure.broken()) {
            cache.setBroken();
        }
        boolean stranger = failure.state() == Standing.State.HOST_KEY;
        standing.become(
                failure.state(),
                wire.complaint()
                        .filter(complaint -> stranger)
                        .map(it -> "The remote " + remote.displayed() + " " + it + ".")
                        .orElse(failure.message()));
    }

    private void adopt(ObjectId tip) throws IOException {
        Optional<ObjectId> before = newest.map(Snapshot::id);
        try (ObjectReader reader = cache.repository().newObjectReader()) {
            Snapshot now = snapshot(reader, tip);
            if (before.isEmpty() || !before.get().equals(tip)) {
                boolean replaced = before.isPresent() && isReplaced(reader, before.get(), tip);
                cache.moveTip(tip);
                newest = Optional.of(now);
                if (replaced) {
                    events.rewritten(standing.rewritten(before.get().name(), tip.name()));
                }
                events.moved(tip.name());
            }
            become(reader, now);
        }
    }

    /* What was here before may be gone from here, too, if the copy had to be made anew. */
    private boolean isReplaced(ObjectReader reader, ObjectId before, ObjectId tip)
            throws IOException {
        return commits.isMissing(reader, before)
                || !commits.descends(reader, commits.get(reader, tip), commits.get(reader, before));
    }

    private void become(ObjectReader reader, Snapshot now) throws IOException {
        Tree root = cache.trees().read(reader, now.root());
        for (String sign : SIGNS) {
            if (root.find(sign).isPresent()) {
                fit = true;
                becomeGood();
                return;
            }
        }
        standing.become(
                Standing.State.FOREIGN,
                "The remote "
                        + remote.displayed()
                        + " has neither `instances` nor `catalog.yml` nor `.sutler.yml`: it does not"
                        + " look like the repository of a broker, and nothing is written to it.");
    }

    private void becomeGood() {
        String who = "The remote " + remote.displayed();
        if (declined.isPresent()) {
            standing.become(
                    Standing.State.DENIED,
                    who + " does not accept a push: " + declined.get() + ".");
        } else {
            standing.become(Standing.State.GOOD, who + " is reached.");
        }
    }

    /// Offers a commit to the remote and, once accepted, knows it as the newest.
    ///
    /// @return empty if it is not known what has become of it
    Optional<Wire.Pushed> push(Snapshot base, Proposal proposal, Steps steps) {
        talking.lock();
        try {
            Wire.Pushed pushed = wire.push(cache.repository(), proposal, base.id());
            steps.reached(Steps.Step.PUSHED);
            switch (pushed) {
                case Wire.Pushed.Accepted _ -> published(proposal, steps);
                case Wire.Pushed.Moved _ -> LOG.debug("{} has moved meanwhile", remote);
                case Wire.Pushed.Declined declined ->
                        LOG.warn("{} declined a push: {}", remote, declined.reason());
            }
            return Optional.of(pushed);
        } catch (IOException | RuntimeException failed) {
            failed(failed);
            return Optional.empty();
        } finally {
            talking.unlock();
        }
    }

    private void published(Proposal proposal, Steps steps) throws IOException {
        declined = Optional.empty();
        cache.store(proposal.objects());
        steps.reached(Steps.Step.STORED);
        commits.made(proposal.commit(), proposal.touched());
        cache.moveTip(proposal.commit());
        try (ObjectReader reader = cache.repository().newObjectReader()) {
            Snapshot now = snapshot(reader, proposal.commit());
            newest = Optional.of(now);
            become(reader, now);
        }
        events.moved(proposal.commit().name());
    }

    /// The remote does not want what is pushed, though it has not moved.
    void declined(String reason) {
        String line = reason.replaceAll("\\p{Cntrl}+", " ").strip();
        declined =
                Optional.of(
                        line.length() <= LONGEST_REASON
                                ? line
                                : line.substring(0, LONGEST_REASON) + "…");
        becomeGood();
    }

    Cache cache() {
        return cache;
    }

    /// Waits for a conversation to end, but not for long.
    void close(Duration patience) throws InterruptedException {
        boolean alone = talking.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
        try {
            wire.close();
            cache.close();
        } finally {
            if (alone) {
                talking.unlock();
            }
        }
    }
}
