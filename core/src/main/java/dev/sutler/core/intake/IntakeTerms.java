package dev.sutler.core.intake;

import dev.sutler.core.catalog.PlanKey;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/// What holds for all that is taken in together.
///
/// @param platform the platform that has it from now on
/// @param requestId stands as the request of every operation
/// @param ids makes the ids of operations
/// @param timeLimit how long an operation on a plan may take, from now on
/// @param checkpoint what the provider of an operation that somebody works on goes on with
public record IntakeTerms(
        String platform,
        String requestId,
        Supplier<UUID> ids,
        Function<PlanKey, Duration> timeLimit,
        ObjectNode checkpoint) {

    public IntakeTerms {
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(ids, "ids");
        Objects.requireNonNull(timeLimit, "timeLimit");
        Objects.requireNonNull(checkpoint, "checkpoint");
    }

    /// Without what may be secret.
    @Override
    public String toString() {
        return "IntakeTerms[" + platform + "]";
    }
}
