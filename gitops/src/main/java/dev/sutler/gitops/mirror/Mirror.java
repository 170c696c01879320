package dev.sutler.gitops.mirror;

import dev.sutler.spi.Turns;

import java.util.Optional;

/// A branch of a remote repository, at hand: read without waiting, changed through edits.
public final class Mirror implements AutoCloseable {

    private final Standing standing;

    private Mirror(Standing standing) {
        this.standing = standing;
    }

    /// Opens the copy in its directory, or makes an empty one, and starts to look at the remote.
    /// Touches no network itself.
    ///
    /// @throws MirrorException if the directory cannot be used, or is in use
    public static Mirror open(MirrorOptions options, Turns turns, MirrorResources resources) {
        return new Mirror(
                new Standing(
                        Standing.State.STARTING,
                        resources.clock().instant(),
                        options.remote().displayed(),
                        Optional.empty(),
                        0,
                        Optional.empty()));
    }

    /// The newest commit that is known; empty until the remote was reached for the first time.
    public Optional<Snapshot> snapshot() {
        return Optional.empty();
    }

    /// How it stands between this process and the remote.
    public Standing standing() {
        return standing;
    }

    /// Wants an edit done, and tells what has become of it. Never waits for the network. Ask again
    /// with an edit of the same key until it is published or refused; it is told once.
    public Submission submit(Edit edit) {
        return new Submission.Waiting(standing);
    }

    /// Somebody says that something was pushed: looks soon.
    public void hasten() {}

    /// Ends what is under way, and the threads. What is queued is forgotten: whoever wanted it asks
    /// the next mirror.
    @Override
    public void close() {}
}
