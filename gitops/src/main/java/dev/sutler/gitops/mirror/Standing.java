package dev.sutler.gitops.mirror;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// How it stands between this process and a remote.
///
/// @param state what it was like at the last attempt
/// @param since when it became so
/// @param message one sentence, without any secret
/// @param reached when the remote last answered as it should
/// @param rewrites how often, since this process started, the branch was replaced by one that does
///   not contain what it had before
/// @param rewrite the last of them
public record Standing(
        State state,
        Instant since,
        String message,
        Optional<Instant> reached,
        long rewrites,
        Optional<Rewrite> rewrite) {

    public Standing {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(reached, "reached");
        Objects.requireNonNull(rewrite, "rewrite");
    }

    /// Whether edits are published and news arrive.
    public boolean good() {
        return state == State.GOOD;
    }

    /// What a remote can be like.
    public enum State {
        /// Nothing is known yet.
        STARTING,
        /// It answers, and has the branch.
        GOOD,
        /// It does not answer, or not in time, or not in words that make sense.
        UNREACHABLE,
        /// It does not accept who we are, or that we write.
        DENIED,
        /// The key of the SSH server is not the known one, or none is known.
        HOST_KEY,
        /// It has no such branch.
        NO_BRANCH,
        /// There is not a single commit in it.
        EMPTY,
        /// It does not look like a repository that a broker writes to: edits wait.
        FOREIGN
    }

    /// The branch was replaced.
    ///
    /// @param from the commit that is not in its history any more
    /// @param to the commit that it had then
    /// @param at when it was noticed
    public record Rewrite(String from, String to, Instant at) {
        public Rewrite {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(at, "at");
        }
    }
}
