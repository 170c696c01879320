package dev.sutler.core.schedule;

import dev.sutler.core.store.StoreUnavailableException;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Where it stands which tasks are due, and who runs them.
///
/// Every method is one transaction, and throws [StoreUnavailableException] when the store cannot be
/// reached or will not answer. Time is the store's own clock. A task is leased to one worker at a
/// time; each claim raises its epoch, and what is written under a stale epoch changes nothing.
public interface Timetable {

    /// Makes tasks known. One that is new is due after its `firstAfter`. One whose period became
    /// shorter is due at the latest after the new period; otherwise what is known stays as it is.
    void enter(Collection<Entry> entries);

    /// Leases those of the named tasks that are due and that nobody holds. However often a task has
    /// come due since it ran last, it is claimed once.
    List<Claim> claim(UUID worker, Set<String> names);

    /// Extends the leases, each by the full duration.
    ///
    /// @return those that are still held
    Set<Claim> renew(Collection<Claim> claims);

    /// Writes how a run ended and when the next one is due, and gives the lease up.
    ///
    /// @return false when the lease was lost: nothing was written
    boolean finish(Claim claim, Report report);

    /// Gives the lease up without having run to the end: the task is due at once.
    void release(Claim claim);

    /// Makes a task due now.
    ///
    /// @return false when there is no such task
    boolean hasten(String name);

    /// Everything that is known, by name.
    List<Scheduled> all();

    /// A task to be made known.
    ///
    /// @param name in lower-case words joined by hyphens
    /// @param every how often it runs
    /// @param firstAfter when it runs first, counted from now
    record Entry(String name, Duration every, Duration firstAfter) {
        public Entry {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(every, "every");
            Objects.requireNonNull(firstAfter, "firstAfter");
            if (every.compareTo(Duration.ofMillis(1)) < 0) {
                throw new IllegalArgumentException("a task needs a period of 1 ms or more");
            }
        }
    }

    /// A lease of a task.
    ///
    /// @param failures how many of its runs failed in a row before this one
    record Claim(String name, UUID worker, long epoch, int failures) {
        public Claim {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(worker, "worker");
        }
    }

    /// How a run ended.
    ///
    /// @param next when the task is due again, counted from the start of the run after a success
    ///   and from its end after a failure
    /// @param message one sentence for the operator; never a secret
    record Report(Outcome outcome, Duration next, String message) {
        public Report {
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(next, "next");
            Objects.requireNonNull(message, "message");
        }
    }

    /// How a run can end.
    enum Outcome {
        SUCCEEDED,
        FAILED
    }

    /// A task as it stands in the store.
    ///
    /// @param heldBy who runs it now
    /// @param lastStarted when its latest run began
    /// @param last how the latest run that ended did so
    record Scheduled(
            String name,
            Duration every,
            Instant nextRun,
            Optional<UUID> heldBy,
            Optional<Instant> lastStarted,
            Optional<LastRun> last) {
        public Scheduled {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(every, "every");
            Objects.requireNonNull(nextRun, "nextRun");
            Objects.requireNonNull(heldBy, "heldBy");
            Objects.requireNonNull(lastStarted, "lastStarted");
            Objects.requireNonNull(last, "last");
        }
    }

    /// How a run ended, and when.
    ///
    /// @param failuresInARow how many have failed up to now, without a success between
    record LastRun(Instant finished, Outcome outcome, String message, int failuresInARow) {
        public LastRun {
            Objects.requireNonNull(finished, "finished");
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(message, "message");
        }
    }
}
