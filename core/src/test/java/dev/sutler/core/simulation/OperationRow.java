package dev.sutler.core.simulation;

import dev.sutler.core.lifecycle.NewOperation;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationProgress;
import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.core.lifecycle.OperationState;

import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One operation in a [MemoryStore]: a row that is written over.
final class OperationRow {

    final NewOperation begun;
    final Instant createdAt;
    final Instant deadline;
    Optional<UUID> waitsFor = Optional.empty();
    OperationProgress progress;
    Instant runAt;
    Optional<Instant> finishedAt = Optional.empty();
    Optional<UUID> worker = Optional.empty();
    Instant leaseUntil = Instant.MIN;
    long epoch;

    /// The last checkpoint of something that was being made: a memory for the tests, kept when the
    /// row has forgotten it.
    Optional<ObjectNode> madeUnder = Optional.empty();

    OperationRow(NewOperation begun, Instant now) {
        this.begun = begun;
        this.createdAt = now;
        this.deadline = now.plus(begun.order().timeLimit());
        this.runAt = now;
        this.progress = OperationProgress.fresh(begun.abandoned());
    }

    boolean active() {
        return progress.state().active();
    }

    boolean makes() {
        return !begun.kind().removes();
    }

    boolean isAbout(Operation.Subject subject) {
        return begun.subject().equals(subject);
    }

    boolean leased(Instant now) {
        return worker.isPresent() && leaseUntil.isAfter(now);
    }

    void lease(UUID to, Instant until, long newEpoch) {
        worker = Optional.of(to);
        leaseUntil = until;
        epoch = newEpoch;
        progress =
                progress(
                        progress.state() == OperationState.COMPENSATING
                                ? OperationState.COMPENSATING
                                : OperationState.RUNNING,
                        progress.attempt() + 1,
                        progress.checkpoint(),
                        progress.abandoned(),
                        progress.description(),
                        progress.failure());
    }

    void letGo(Instant newRunAt) {
        worker = Optional.empty();
        leaseUntil = Instant.MIN;
        runAt = newRunAt;
    }

    void finish(Optional<Failure> failure, String description, Instant now) {
        finishedAt = Optional.of(now);
        progress =
                progress(
                        failure.isPresent() ? OperationState.FAILED : OperationState.SUCCEEDED,
                        progress.attempt(),
                        progress.checkpoint(),
                        progress.abandoned(),
                        description,
                        failure);
    }

    static OperationProgress progress(
            OperationState state,
            int attempt,
            Optional<ObjectNode> checkpoint,
            Optional<ObjectNode> abandoned,
            String description,
            Optional<Failure> failure) {
        return new OperationProgress(state, attempt, checkpoint, abandoned, description, failure);
    }

    Operation read(Instant now) {
        return new Operation(
                begun.id(),
                begun.subject(),
                begun.kind(),
                begun.order(),
                progress,
                new Operation.Schedule(createdAt, runAt, deadline, finishedAt, now),
                new Operation.Lease(worker, epoch));
    }

    @Override
    public String toString() {
        return read(Instant.EPOCH) + " until " + leaseUntil + " after " + waitsFor;
    }
}
