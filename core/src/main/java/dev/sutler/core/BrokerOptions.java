package dev.sutler.core;

import dev.sutler.core.catalog.ServicePlan;
import dev.sutler.core.catalog.Visibility;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// How long things may take, and who may see what.
///
/// @param synchronousWait how long a request waits for the result when its client cannot poll, or
///   its plan is synchronous; below the 60 s after which platforms give up
/// @param fastestWait how long a request waits for the result when its client could poll as well
/// @param timeLimit how long an operation may take when its plan says nothing
/// @param visibility what of the catalog the platform of that name may see
public record BrokerOptions(
        Duration synchronousWait,
        Duration fastestWait,
        Duration timeLimit,
        Function<String, Visibility> visibility) {

    /// Every platform sees everything.
    public BrokerOptions(Duration synchronousWait, Duration fastestWait, Duration timeLimit) {
        this(synchronousWait, fastestWait, timeLimit, platform -> Visibility.ALL);
    }

    /// What holds where nothing else is said.
    public static final BrokerOptions DEFAULT =
            new BrokerOptions(Duration.ofSeconds(50), Duration.ofSeconds(2), Duration.ofHours(1));

    /// How long an operation on a plan may take: four fifths of what the platform polls, so that
    /// there is time to clean up before it gives up.
    ///
    /// @param plan empty for one that is not offered any more
    public Duration timeLimit(Optional<ServicePlan> plan) {
        return plan.flatMap(known -> known.handling().maximumPollingDuration())
                .map(polling -> polling.multipliedBy(4).dividedBy(5))
                .orElse(timeLimit);
    }
}
