package dev.sutler.conformance.check;

import dev.sutler.conformance.offer.Plan;

import java.util.Objects;

/// What a check is tried on.
///
/// @param plan the plan
/// @param pace how its provisioning is answered
public record Subject(Plan plan, Pace pace) {
    public Subject {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(pace, "pace");
    }
}
