package dev.sutler.gitops.mirror;

import dev.sutler.spi.Turns;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A branch of a remote repository, at hand: read without waiting, changed through edits.
public final class Mirror implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Branch branch;
    private final EditQueue queue;
    private final Bell fetching = new Bell();
    private final PublisherThread publishing;
    private final FetcherThread looking;
    private final List<Thread> threads;

    private Mirror(
            MirrorOptions options,
            Branch branch,
            Turns turns,
            MirrorResources resources,
            Steps steps) {
        var bell = new Bell();
        this.branch = branch;
        this.queue = new EditQueue(bell);
        this.publishing =
                new PublisherThread(
                        new Publisher(options, resources, turns, branch, queue, steps),
                        queue,
                        bell,
                        options.pace(),
                        resources);
        var tidying = new Tidying(branch.cache());
        this.looking =
                new FetcherThread(
                        branch,
                        fetching,
                        options.pace(),
                        resources,
                        () -> {
                            publishing.recovered();
                            tidying.ifNeeded();
                        });
        this.threads =
                List.of(
                        resources.threads().newThread(publishing),
                        resources.threads().newThread(looking));
    }

    /// Opens the copy in its directory, or makes an empty one, and starts to look at the remote.
    /// Touches no network itself.
    ///
    /// @throws MirrorException if the directory cannot be used, or is in use, or the options make
    ///   no sense
    public static Mirror open(MirrorOptions options, Turns turns, MirrorResources resources) {
        return open(options, turns, resources, Steps.UNWATCHED);
    }

    static Mirror open(MirrorOptions options, Turns turns, MirrorResources resources, Steps steps) {
        Remote remote = options.remote();
        Connector connector = Connectors.of(remote, options.directory(), resources.clock());
        boolean opened = false;
        try {
            var wire = new Wire(remote, connector, resources.nanoTime());
            Cache cache = Cache.open(options.directory(), remote);
            var branch = new Branch(remote, cache, wire, resources);
            var mirror = new Mirror(options, branch, turns, resources, steps);
            mirror.threads.forEach(Thread::start);
            opened = true;
            return mirror;
        } finally {
            if (!opened) {
                connector.close();
            }
        }
    }

    /// The newest commit that is known; empty until the remote was reached for the first time.
    public Optional<Snapshot> snapshot() {
        return branch.newest();
    }

    /// The repository as it stood in an older commit; empty if that is not at hand, which it may be
    /// after the next look at the remote.
    public Optional<Snapshot> at(String commit) {
        return branch.at(commit);
    }

    /// How it stands between this process and the remote.
    public Standing standing() {
        return branch.standing();
    }

    /// How many edits wait.
    public int waiting() {
        return queue.size();
    }

    /// Wants an edit done, and tells what has become of it. Never waits for the network. Ask again
    /// with an edit of the same key until it is published or refused; it is told once.
    public Submission submit(Edit edit) {
        return queue.submit(edit, branch.standing());
    }

    /// Somebody says that something was pushed: looks soon.
    public void hasten() {
        fetching.ring();
    }

    /// Ends what is under way, and the threads. What is queued is forgotten: whoever wanted it asks
    /// the next mirror.
    @Override
    public void close() {
        publishing.close();
        looking.close();
        try {
            for (Thread thread : threads) {
                if (!thread.join(PATIENCE)) {
                    thread.interrupt();
                    boolean _ = thread.join(PATIENCE);
                }
            }
            branch.close(PATIENCE);
        } catch (InterruptedException hurry) {
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
    }
}
