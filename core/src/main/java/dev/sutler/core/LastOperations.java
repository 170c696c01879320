package dev.sutler.core;

import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.Outcome;
import dev.sutler.core.lifecycle.Rejection.Reason;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Tells how far an operation is.
final class LastOperations {

    /* A platform that waits ever longer leaves its user waiting when all is done; one that polls every second costs
    everybody. A tenth of the time so far is late by a tenth at most. */
    private static final long SHARE_OF_AGE = 10;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private LastOperations() {}

    /// @param asked the `operation` of the request; when it is missing or unknown, the latest is
    ///   told
    static Outcome of(
            Sight sight,
            Operation.Subject subject,
            Optional<String> asked,
            Supplier<Optional<Operation>> latest) {
        return asked.flatMap(LastOperations::id)
                .flatMap(sight::operation)
                .filter(operation -> operation.subject().equals(subject))
                .or(latest)
                .<Outcome>map(LastOperations::told)
                .orElseGet(
                        () ->
                                Outcome.rejected(
                                        Reason.NOT_FOUND,
                                        "Nothing is known about this id: it never existed, or its"
                                                + " last operation was forgotten."));
    }

    private static Outcome told(Operation operation) {
        return new Outcome.LastOperation(
                operation,
                operation.state().active() ? Optional.of(retryAfter(operation)) : Optional.empty());
    }

    private static Duration retryAfter(Operation operation) {
        Duration share = operation.schedule().age().dividedBy(SHARE_OF_AGE);
        Duration due =
                Duration.between(operation.schedule().readAt(), operation.schedule().runAt());
        Duration wait = share.compareTo(due) > 0 ? share : due;
        if (wait.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
