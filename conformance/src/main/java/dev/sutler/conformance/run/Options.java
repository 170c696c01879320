package dev.sutler.conformance.run;

import dev.sutler.conformance.BrokerClient.Target;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Surroundings.Clock;
import dev.sutler.conformance.offer.ParameterSource;
import dev.sutler.conformance.offer.Plan;

import java.util.Objects;
import java.util.function.Predicate;

/// What a run is.
///
/// @param target where the broker is, how to get in, and as which version
/// @param plans which plans may be used
/// @param checks which checks to try
/// @param safe whether only those are tried that make nothing
/// @param parameters what requests are given
/// @param parallel how many checks run at once
/// @param clock time and patience
public record Options(
        Target target,
        Predicate<Plan> plans,
        Predicate<Check> checks,
        boolean safe,
        ParameterSource parameters,
        int parallel,
        Clock clock) {
    public Options {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(plans, "plans");
        Objects.requireNonNull(checks, "checks");
        Objects.requireNonNull(parameters, "parameters");
        Objects.requireNonNull(clock, "clock");
    }
}
