package dev.sutler.conformance.run;

import dev.sutler.conformance.requirement.Level;
import dev.sutler.conformance.requirement.Requirement;

import java.util.List;
import java.util.Objects;

/// What became of one requirement in a run.
///
/// @param requirement which one
/// @param verdict in one word
/// @param findings what broke it; empty when nothing did
/// @param reason why it is not applicable; empty otherwise
public record Outcome(
        Requirement requirement, Verdict verdict, List<Finding> findings, String reason) {

    public Outcome {
        Objects.requireNonNull(requirement, "requirement");
        Objects.requireNonNull(verdict, "verdict");
        findings = List.copyOf(findings);
        Objects.requireNonNull(reason, "reason");
    }

    /// One word for a requirement.
    public enum Verdict {
        /// Judged, and always kept.
        PASSED,
        /// A MUST that was broken.
        FAILED,
        /// A SHOULD that was not followed.
        WARNED,
        /// A MAY that is not done.
        NOTED,
        /// Never judged, for a reason.
        NOT_APPLICABLE;

        static Verdict broken(Level level) {
            return switch (level) {
                case MUST -> FAILED;
                case SHOULD -> WARNED;
                case MAY -> NOTED;
            };
        }
    }
}
