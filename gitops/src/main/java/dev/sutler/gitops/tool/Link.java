package dev.sutler.gitops.tool;

import org.eclipse.jgit.lib.ObjectId;

import java.util.Objects;
import java.util.Optional;

/// A way to the remote's branch.
interface Link extends AutoCloseable {

    /// Gets what the branch has, and has the clone remember it as the remote's.
    ///
    /// @return its newest commit; empty when the remote has no such branch
    Optional<ObjectId> fetch() throws LinkException;

    /// Puts the branch at a commit, if that is a descendant of where it is.
    ///
    /// @throws LinkException if it is not known what has become of it
    Pushed push(ObjectId commit) throws LinkException;

    @Override
    void close();

    /// What the remote says about a push.
    sealed interface Pushed {

        /// The branch is at the commit.
        record Accepted() implements Pushed {}

        /// Somebody was faster.
        record Moved() implements Pushed {}

        /// The remote does not want it.
        record Declined(String reason) implements Pushed {
            public Declined {
                Objects.requireNonNull(reason, "reason");
            }
        }
    }
}
