package dev.sutler.core.lifecycle;

import dev.sutler.spi.Progress.Usability;

import tools.jackson.databind.node.ObjectNode;

import java.util.Objects;
import java.util.Optional;

/// How far an operation is.
///
/// @param state how far
/// @param attempt attempts begun at the present step; 0 before the first
/// @param checkpoint what the provider handed over to go on with
/// @param abandoned the last checkpoint of what is now being undone
/// @param description one sentence for the developer who waits; empty when there is nothing to say
/// @param failure why it failed, or is going to
public record OperationProgress(
        OperationState state,
        int attempt,
        Optional<ObjectNode> checkpoint,
        Optional<ObjectNode> abandoned,
        String description,
        Optional<Failure> failure) {

    public OperationProgress {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(checkpoint, "checkpoint");
        Objects.requireNonNull(abandoned, "abandoned");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(failure, "failure");
    }

    /// Nothing has happened yet.
    public static OperationProgress fresh(Optional<ObjectNode> abandoned) {
        return new OperationProgress(
                OperationState.QUEUED, 0, Optional.empty(), abandoned, "", Optional.empty());
    }

    /// The last checkpoint of something that was begun and is neither finished nor known to be
    /// gone, which whoever removes it or starts it again has to know. While it is being cleaned up,
    /// that is the abandoned checkpoint; the other one is the clean-up's own.
    public Optional<ObjectNode> leftBehind() {
        return switch (state) {
            case QUEUED, RUNNING -> checkpoint.or(() -> abandoned);
            case COMPENSATING, FAILED -> abandoned;
            case SUCCEEDED -> Optional.empty();
        };
    }

    /// Why it failed, also where nobody said so.
    public Failure cause() {
        return failure.orElseGet(
                () -> new Failure(false, "The operation failed.", Usability.DEFAULT));
    }

    /// Why an operation failed.
    ///
    /// @param refused whether the request was at fault, so that the asker can mend it
    /// @param message one sentence for the developer; never a secret
    /// @param usability what a failed update or deprovisioning has left behind
    public record Failure(boolean refused, String message, Usability usability) {
        public Failure {
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(usability, "usability");
        }
    }

    /// Without what may be secret.
    @Override
    public String toString() {
        return "OperationProgress[" + state + ", attempt " + attempt + ", " + description + "]";
    }
}
