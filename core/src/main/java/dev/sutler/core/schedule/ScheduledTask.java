package dev.sutler.core.schedule;

import java.time.Duration;
import java.util.Objects;

/// Something that is done again and again, by one replica at a time.
///
/// @param name in lower-case words joined by hyphens; never changed, since the store knows it by it
/// @param every how often
/// @param work what
public record ScheduledTask(String name, Duration every, Work work) {

    public ScheduledTask {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(every, "every");
        Objects.requireNonNull(work, "work");
    }

    /// One run of a task. It may be cut off at any point, and is then run again from its beginning,
    /// perhaps by another replica: what it does must be safe to repeat.
    @FunctionalInterface
    public interface Work {

        /// Does it. What is thrown makes the run a failed one, to be tried again soon.
        ///
        /// @return one sentence for the operator: what was done; never a secret
        String run(Turn turn);
    }

    /// A run's right to go on.
    public interface Turn {

        /// Whether this process still holds the task. Long work asks before each part, and ends
        /// when it does not.
        boolean stillMine();

        /// Whether `stillMine` after a pause.
        ///
        /// @return false when the run must end
        boolean pause(Duration duration);
    }
}
