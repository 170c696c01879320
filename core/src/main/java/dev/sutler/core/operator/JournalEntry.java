package dev.sutler.core.operator;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// One piece of work on an operation, and what came of it.
///
/// @param number counts from 1, without gaps, for each operation
/// @param attempt who did it, and which try it was
/// @param startedAt when the work began, by the store's clock
/// @param endedAt when its outcome was written; for work that was lost, when the lease ran out
/// @param outcome what came of it
/// @param message one sentence for people; may be empty
/// @param retryAt when the operation is due again, where it is
public record JournalEntry(
        int number,
        Attempt attempt,
        Instant startedAt,
        Instant endedAt,
        Outcome outcome,
        String message,
        Optional<Instant> retryAt) {

    public JournalEntry {
        Objects.requireNonNull(attempt, "attempt");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(endedAt, "endedAt");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(retryAt, "retryAt");
    }

    /// A try at a step of the operation.
    ///
    /// @param number tries begun at this step; 0 when nobody worked on it
    /// @param epoch under which it was claimed
    /// @param undoing whether it cleaned up
    /// @param worker who worked on it; empty when nobody did
    public record Attempt(int number, long epoch, boolean undoing, Optional<Worker> worker) {
        public Attempt {
            Objects.requireNonNull(worker, "worker");
        }
    }

    /// A process that works, or worked, on operations.
    ///
    /// @param id drawn at its start
    /// @param replica what its replica is called; empty when that is not known any more
    public record Worker(UUID id, Optional<String> replica) {
        public Worker {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(replica, "replica");
        }
    }

    /// What came of a piece of work.
    public enum Outcome {
        /// The provider works on without a thread, and is asked again.
        WORKING,
        /// It is tried again.
        RETRY,
        /// It failed, and what was made is being removed.
        COMPENSATING,
        /// A binding of an instance that is being deprovisioned is gone.
        BINDING_REMOVED,
        /// The old credentials of a binding work no more, and new ones are being made.
        CREDENTIALS_REVOKED,
        /// The operation has succeeded.
        SUCCEEDED,
        /// The operation has failed.
        FAILED,
        /// A removal ended the operation before its time.
        CUT_SHORT,
        /// The worker let go without having got anywhere: it stops, or the operation was ended.
        RELEASED,
        /// The worker was not heard of any more, and its lease ran out.
        LOST
    }
}
