package dev.sutler.conformance.run;

import dev.sutler.conformance.check.Judgement;

import java.util.Objects;
import java.util.Optional;

/// Where a requirement was broken.
///
/// @param check the check's name
/// @param plan the plan's name, where it was tried on one
/// @param judgement what was expected, and the answer that came instead
public record Finding(String check, Optional<String> plan, Judgement judgement) {
    public Finding {
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(judgement, "judgement");
    }
}
