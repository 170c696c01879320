package dev.sutler.gitops.mirror;

import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.pack.PackConfig;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PackLock;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.zip.Deflater;

/// Conversations with a remote. Each has an end in time.
final class Wire {

    private final Remote remote;
    private final URIish address;
    private final String branch;
    private final Connector connector;
    private final LongSupplier nanoTime;

    /// What a remote has to say about its branch.
    sealed interface Heard {
        /// It has this commit, and so has the cache now.
        record Tip(ObjectId commit) implements Heard {}

        /// It has other branches.
        record NoBranch() implements Heard {}

        /// It has none at all.
        record Empty() implements Heard {}
    }

    /// What a remote has to say about a push. Where it says nothing, there is an exception.
    sealed interface Pushed {
        /// The branch is at the new commit.
        record Accepted() implements Pushed {}

        /// The branch was not where it was thought to be.
        record Moved() implements Pushed {}

        /// It does not want it.
        record Declined(String reason) implements Pushed {}
    }

    /// @throws MirrorException if the address makes no sense
    Wire(Remote remote, Connector connector, LongSupplier nanoTime) {
        this.remote = remote;
        this.connector = connector;
        this.nanoTime = nanoTime;
        this.branch = "refs/heads/" + remote.branch();
        if (!Repository.isValidRefName(branch)) {
            throw new MirrorException("`" + remote.branch() + "` cannot be the name of a branch");
        }
        try {
            this.address = new URIish(remote.url());
        } catch (URISyntaxException wrong) {
            // Its message repeats the address with all that is in it.
            throw new MirrorException(
                    "`" + Urls.displayed(remote.url()) + "` is no address of a repository");
        }
    }

    /// Asks for the branch and gets what the cache does not have. Moves nothing in the cache.
    Heard fetch(Repository cache) throws IOException {
        try (Transport transport = open(cache)) {
            transport.setTagOpt(TagOpt.NO_TAGS);
            Optional<ObjectId> tip = get(transport, cache);
            if (tip.isPresent()) {
                return new Heard.Tip(tip.get());
            }
        }
        try (Transport transport = open(cache);
                FetchConnection connection = transport.openFetch()) {
            return connection.getRefs().isEmpty() ? new Heard.Empty() : new Heard.NoBranch();
        }
    }

    private Optional<ObjectId> get(Transport transport, Repository cache) throws IOException {
        try (FetchConnection connection =
                transport.openFetch(List.of(new RefSpec(branch + ":" + branch)))) {
            Ref ref = connection.getRef(branch);
            ObjectId tip = ref == null ? null : ref.getObjectId();
            if (ref == null || tip == null) {
                return Optional.empty();
            }
            if (!cache.getObjectDatabase().has(tip)) {
                get(connection, ref);
            }
            return Optional.of(tip);
        }
    }

    private void get(FetchConnection connection, Ref ref) throws IOException {
        var deadline = new Deadline(nanoTime, remote.network().deadline());
        try {
            connection.fetch(deadline, List.of(ref), Set.of());
        } finally {
            for (PackLock lock : connection.getPackLocks()) {
                lock.unlock();
            }
        }
        // JGit says nothing when it gave up because it was told to.
        if (deadline.isCancelled()) {
            throw new InterruptedIOException("A fetch took too long, and was given up");
        }
    }

    /// Puts the branch at a new commit, if it is at `expected`.
    ///
    /// Over a network a large directory is sent as what changed in it. Who receives that puts the
    /// directory that it builds on beside it, compressed well; on the same machine that takes
    /// longer than to send the new one, compressed a little.
    ///
    /// @throws IOException if it is not known what has become of it
    Pushed push(FileRepository cache, Proposal proposal, ObjectId expected) throws IOException {
        boolean local = !address.isRemote();
        var view = new PushView(cache, proposal.objects(), !local);
        var update =
                new RemoteRefUpdate(view, null, proposal.commit(), branch, false, null, expected);
        try (Transport transport = open(view)) {
            // All that is sent comes in the form in which it is to be sent.
            var packs = new PackConfig(view);
            packs.setDeltaCompress(false);
            packs.setThreads(1);
            packs.setCompressionLevel(local ? Deflater.BEST_SPEED : Deflater.DEFAULT_COMPRESSION);
            transport.setPackConfig(packs);
            transport.setPushThin(true);
            transport.setPushUseBitmaps(true);
            transport.push(
                    new Deadline(nanoTime, remote.network().deadline()), List.of(update), null);
        }
        String reason = Optional.ofNullable(update.getMessage()).orElse("no reason was given");
        return switch (update.getStatus()) {
            case OK, UP_TO_DATE -> new Pushed.Accepted();
            case REJECTED_REMOTE_CHANGED, REJECTED_NONFASTFORWARD, NON_EXISTING ->
                    new Pushed.Moved();
            case REJECTED_OTHER_REASON, REJECTED_NODELETE -> new Pushed.Declined(reason);
            case NOT_ATTEMPTED, AWAITING_REPORT ->
                    throw new IOException("The remote did not say what became of a push");
        };
    }

    private Transport open(Repository local) throws IOException {
        Transport transport = Transport.open(local, address);
        transport.setTimeout((int) Math.max(1, remote.network().timeout().toSeconds()));
        connector.prepare(transport);
        return transport;
    }

    /// What was wrong with the last server, in words that complete "the remote …".
    Optional<String> complaint() {
        return connector.complaint();
    }

    void denied() {
        connector.denied();
    }

    void close() {
        connector.close();
    }
}
