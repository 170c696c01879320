package dev.sutler.spi;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.Objects;

/// How far a provider got with what it was asked to do.
///
/// A provider that cannot tell (a connection broke in the middle, a tool was killed) throws. Sutler
/// then treats the outcome as unknown: it calls again, with growing pauses, until the operation's
/// deadline, and never reports a failure that it is not sure of. Every provider method must
/// therefore be safe to repeat.
///
/// @param <R> what a finished call hands back
public sealed interface Progress<R> {

    /// The work is finished and `result` describes what is there now.
    record Done<R>(R result) implements Progress<R> {
        public Done {
            Objects.requireNonNull(result, "result");
        }
    }

    /// The work goes on without a thread of Sutler's: in a pipeline, a virtual machine, somebody's
    /// inbox.
    ///
    /// The checkpoint is stored, and handed back in [Call#checkpoint()] when Sutler asks again,
    /// which may be in another process after a restart.
    ///
    /// @param checkpoint what the provider needs in order to go on; never a secret; at most 64 kB
    ///   as JSON
    /// @param retryAfter when to ask again, from one second to one hour; values outside are moved
    ///   inside
    /// @param description one sentence for the developer who waits, shown by `last_operation`
    record Working<R>(ObjectNode checkpoint, Duration retryAfter, String description)
            implements Progress<R> {
        public Working {
            Objects.requireNonNull(checkpoint, "checkpoint");
            Objects.requireNonNull(retryAfter, "retryAfter");
            Objects.requireNonNull(description, "description");
        }

        /// Without what may be secret.
        @Override
        public String toString() {
            return "Working[" + description + ", again in " + retryAfter + "]";
        }
    }

    /// The work did not succeed, and the provider knows it.
    ///
    /// @param kind what to do about it
    /// @param message for the developer: what went wrong and what to do; never a secret
    /// @param usability what an update or a deprovisioning that failed has left behind
    record Failed<R>(FailureKind kind, String message, Usability usability) implements Progress<R> {
        public Failed {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(usability, "usability");
        }
    }

    /// The two flags of a failed update or deprovisioning (specification, "Service Broker Errors").
    ///
    /// @param instanceUsable whether the service instance can still be used
    /// @param updateRepeatable whether the same update may succeed when it is repeated
    record Usability(boolean instanceUsable, boolean updateRepeatable) {
        /// What the specification assumes when nothing is said: usable and repeatable.
        public static final Usability DEFAULT = new Usability(true, true);
    }

    /// The work is finished.
    static <R> Progress<R> done(R result) {
        return new Done<>(result);
    }

    /// What was to be removed is gone.
    static Progress<Gone> gone() {
        return new Done<>(Gone.GONE);
    }

    /// The work goes on; ask again after `retryAfter`.
    static <R> Progress<R> working(ObjectNode checkpoint, Duration retryAfter, String description) {
        return new Working<>(checkpoint, retryAfter, description);
    }

    /// The request cannot be carried out as it was made.
    static <R> Progress<R> refused(String message) {
        return new Failed<>(FailureKind.REFUSED, message, Usability.DEFAULT);
    }

    /// It did not work and will not.
    static <R> Progress<R> failed(String message) {
        return new Failed<>(FailureKind.TERMINAL, message, Usability.DEFAULT);
    }

    /// It did not work this time.
    static <R> Progress<R> tryAgain(String message) {
        return new Failed<>(FailureKind.TEMPORARY, message, Usability.DEFAULT);
    }
}
