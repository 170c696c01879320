package dev.sutler.conformance.run;

import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Judgement;
import dev.sutler.conformance.check.Subject;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What became of one check on one plan.
///
/// @param check what was tried
/// @param subject on what; empty when it needs no plan, or there was none that fits
/// @param judgements what was found, in order
/// @param skipped why it ended early or was not tried; empty when it went to its end
/// @param took how long
public record CheckResult(
        Check check,
        Optional<Subject> subject,
        List<Judgement> judgements,
        Optional<String> skipped,
        Duration took) {
    public CheckResult {
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(subject, "subject");
        judgements = List.copyOf(judgements);
        Objects.requireNonNull(skipped, "skipped");
        Objects.requireNonNull(took, "took");
    }
}
