package dev.sutler.conformance.run;

import dev.sutler.conformance.requirement.Requirement;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// The result of a run.
///
/// @param about the broker and how it was asked
/// @param outcomes one for each requirement, in the specification's order
/// @param checks what was tried, in the order of its end
/// @param leftovers what was made and could not be removed, in words
public record Report(
        About about, List<Outcome> outcomes, List<CheckResult> checks, List<String> leftovers) {

    public Report {
        Objects.requireNonNull(about, "about");
        outcomes = List.copyOf(outcomes);
        checks = List.copyOf(checks);
        leftovers = List.copyOf(leftovers);
    }

    /// What was examined.
    ///
    /// @param broker its address, without credentials
    /// @param version the API version that was sent
    /// @param plans the plans that were tried, with their pace, in words
    /// @param requests how many requests were sent
    /// @param took how long it took
    public record About(
            String broker, String version, List<String> plans, long requests, Duration took) {
        public About {
            Objects.requireNonNull(broker, "broker");
            Objects.requireNonNull(version, "version");
            plans = List.copyOf(plans);
            Objects.requireNonNull(took, "took");
        }
    }

    /// All outcomes with this verdict.
    public List<Outcome> with(Outcome.Verdict verdict) {
        return outcomes.stream().filter(each -> each.verdict() == verdict).toList();
    }

    /// The requirements that were broken, whatever their level.
    public List<Requirement> broken() {
        return outcomes.stream()
                .filter(each -> !each.findings().isEmpty())
                .map(Outcome::requirement)
                .toList();
    }
}
