package dev.sutler.core.lifecycle;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// What was asked for when an operation was accepted.
///
/// @param fingerprint equal for requests that are the same (see [Fingerprint])
/// @param target what an update should lead to; empty for every other kind
/// @param fromFailed whether the resource had failed, or was being made, when the request was
///   accepted; if the operation fails, it cannot go back to being ready
/// @param caller who asked
/// @param timeLimit how long it may take until it is given up
public record Order(
        String fingerprint,
        Optional<InstanceShape> target,
        boolean fromFailed,
        Caller caller,
        Duration timeLimit) {
    public Order {
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(timeLimit, "timeLimit");
    }

    /// What somebody else was asked for, and is gone on with here. What it is about cannot go back
    /// to what it was before, since nobody here knows that.
    public static Order takenIn(OperationKind kind, Caller caller, Duration timeLimit) {
        return new Order(Fingerprint.of(kind), Optional.empty(), true, caller, timeLimit);
    }

    /// Likewise, an update.
    public static Order takenIn(InstanceShape target, Caller caller, Duration timeLimit) {
        return new Order(Fingerprint.of(target), Optional.of(target), true, caller, timeLimit);
    }

    /// Without what may be secret.
    @Override
    public String toString() {
        return "Order[" + caller + ", " + timeLimit + "]";
    }
}
