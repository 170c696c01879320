package dev.sutler.gitops.tool;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// What is waited for.
///
/// @param target about what
/// @param goal what the pipeline should say
/// @param operation about which of the broker's operations; empty for the one that it wants when
///   the waiting begins
/// @param timeout for how long
/// @param every how often the remote is asked
public record Awaited(
        Target target, Goal goal, Optional<String> operation, Duration timeout, Duration every) {

    public Awaited {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(goal, "goal");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(timeout, "timeout");
        Objects.requireNonNull(every, "every");
    }

    /// What the pipeline should say.
    public enum Goal {
        SUCCEEDED,
        FAILED,
        /// One of the two.
        FINISHED
    }
}
