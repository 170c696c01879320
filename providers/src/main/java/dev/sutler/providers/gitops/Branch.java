package dev.sutler.providers.gitops;

import dev.sutler.gitops.mirror.Edit;
import dev.sutler.gitops.mirror.Snapshot;
import dev.sutler.gitops.mirror.Standing;
import dev.sutler.gitops.mirror.Submission;

import java.util.Optional;

/// The branch of a repository that a provider works on. Nothing here waits for the remote.
interface Branch {

    /// The newest state that is known; empty before the remote was ever reached.
    Optional<Snapshot> snapshot();

    /// An older state, if it is known.
    Optional<Snapshot> at(String commit);

    /// Whether the remote answers.
    Standing standing();

    /// Wants a change. Asked again with the same key, it tells what became of it.
    Submission submit(Edit edit);

    /// Somebody says that there is something new.
    void hasten();

    /// The provider does not need it any more.
    void release();
}
