package dev.sutler.core.operator;

import dev.sutler.core.lifecycle.Operation.Schedule;
import dev.sutler.core.lifecycle.Operation.Subject;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationState;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// An operation as an operator sees it. Nothing of it is sealed, so that also one whose secrets
/// cannot be opened any more is seen, and can be ended.
///
/// @param id also the `operation` string on the wire
/// @param subject what it is about
/// @param kind what it does
/// @param progress how far it is
/// @param schedule when what happens, by the store's clock
/// @param hold who works on it
/// @param asked who asked for it
public record OperationView(
        UUID id,
        Subject subject,
        OperationKind kind,
        Progress progress,
        Schedule schedule,
        Hold hold,
        Asked asked) {

    /* A replica that works looks every second. */
    private static final Duration OVERDUE = Duration.ofMinutes(1);

    public OperationView {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(progress, "progress");
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(hold, "hold");
        Objects.requireNonNull(asked, "asked");
    }

    /// How far it is.
    public OperationState state() {
        return progress.state();
    }

    /// Whether there is still something to do.
    public boolean active() {
        return state().active();
    }

    /// Whether it should have been over, or nobody has begun although it is due for a minute.
    public boolean stuck() {
        return active() && (schedule.remaining().isNegative() || unattended());
    }

    private boolean unattended() {
        return !hold.held() && schedule.runAt().isBefore(schedule.readAt().minus(OVERDUE));
    }

    /// Whether somebody may work on it now.
    public boolean due() {
        return !schedule.runAt().isAfter(schedule.readAt());
    }

    /// How far an operation is.
    ///
    /// @param attempt attempts begun at the present step
    /// @param description what was last said about it
    /// @param failure why it failed, or is going to
    public record Progress(
            OperationState state, int attempt, String description, Optional<String> failure) {
        public Progress {
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(description, "description");
            Objects.requireNonNull(failure, "failure");
        }
    }

    /// Who works on an operation.
    ///
    /// @param worker whose lease it is; also of one that has ended
    /// @param until when that lease ends, or has ended
    /// @param held whether it has not ended yet
    /// @param epoch grows with every claim
    /// @param waitsFor the operation that it cut short and whose worker has not let go yet
    public record Hold(
            Optional<UUID> worker,
            Optional<Instant> until,
            boolean held,
            long epoch,
            Optional<UUID> waitsFor) {
        public Hold {
            Objects.requireNonNull(worker, "worker");
            Objects.requireNonNull(until, "until");
            Objects.requireNonNull(waitsFor, "waitsFor");
        }
    }

    /// Who asked for an operation.
    public record Asked(String platform, String requestId) {
        public Asked {
            Objects.requireNonNull(platform, "platform");
            Objects.requireNonNull(requestId, "requestId");
        }
    }
}
