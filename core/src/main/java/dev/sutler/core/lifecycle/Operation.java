package dev.sutler.core.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// One operation as it stands in the store. The row *is* what `last_operation` reports.
///
/// @param id also the `operation` string on the wire
/// @param subject what it is about
/// @param kind what it does
/// @param order what was asked for; never changes
/// @param progress how far it is
/// @param schedule when what happens, by the store's clock
/// @param lease who works on it
public record Operation(
        UUID id,
        Subject subject,
        OperationKind kind,
        Order order,
        OperationProgress progress,
        Schedule schedule,
        Lease lease) {

    public Operation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(progress, "progress");
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(lease, "lease");
    }

    /// How far it is: shorthand for the progress' state.
    public OperationState state() {
        return progress.state();
    }

    /// Whether this platform asked for it.
    public boolean of(String platform) {
        return order.caller().platform().equals(platform);
    }

    /// This operation, further on.
    public Operation with(OperationProgress newProgress) {
        return new Operation(id, subject, kind, order, newProgress, schedule, lease);
    }

    /// This operation with another deadline.
    public Operation until(Instant deadline) {
        Schedule moved =
                new Schedule(
                        schedule.createdAt(),
                        schedule.runAt(),
                        deadline,
                        schedule.finishedAt(),
                        schedule.readAt());
        return new Operation(id, subject, kind, order, progress, moved, lease);
    }

    /// What an operation is about.
    ///
    /// @param bindingId present when it is about a binding of the instance
    public record Subject(String instanceId, Optional<String> bindingId) {
        public Subject {
            Objects.requireNonNull(instanceId, "instanceId");
            Objects.requireNonNull(bindingId, "bindingId");
        }

        /// An instance.
        public static Subject of(String instanceId) {
            return new Subject(instanceId, Optional.empty());
        }

        /// A binding.
        public static Subject of(BindingKey key) {
            return new Subject(key.instanceId(), Optional.of(key.bindingId()));
        }
    }

    /// When what happens, by the store's clock.
    ///
    /// @param createdAt when it was stored
    /// @param runAt not before this may somebody work on it
    /// @param deadline when it is given up
    /// @param finishedAt when it succeeded or failed
    /// @param readAt when this value was read, so that whoever holds it can tell ages without a
    ///   clock of its own
    public record Schedule(
            Instant createdAt,
            Instant runAt,
            Instant deadline,
            Optional<Instant> finishedAt,
            Instant readAt) {
        public Schedule {
            Objects.requireNonNull(createdAt, "createdAt");
            Objects.requireNonNull(runAt, "runAt");
            Objects.requireNonNull(deadline, "deadline");
            Objects.requireNonNull(finishedAt, "finishedAt");
            Objects.requireNonNull(readAt, "readAt");
        }

        /// How long it was known when it was read.
        public Duration age() {
            return Duration.between(createdAt, readAt);
        }

        /// How long after it was read nobody may work on it yet; negative when somebody may.
        public Duration rest() {
            return Duration.between(readAt, runAt);
        }

        /// How much time it had left when it was read; negative when there was none.
        public Duration remaining() {
            return Duration.between(readAt, deadline);
        }
    }

    /// Who works on it.
    ///
    /// @param worker the process that holds it; empty when nobody does
    /// @param epoch grows with every claim, over all operations on the instance; 0 before the
    ///   first; a write under an older one changes nothing
    public record Lease(Optional<UUID> worker, long epoch) {
        public Lease {
            Objects.requireNonNull(worker, "worker");
        }

        /// Whether this worker holds it, as far as the row tells.
        public boolean heldBy(UUID candidate) {
            return worker.isPresent() && worker.get().equals(candidate);
        }
    }
}
