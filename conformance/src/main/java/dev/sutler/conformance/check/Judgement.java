package dev.sutler.conformance.check;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.requirement.Requirement;

import java.util.Objects;
import java.util.Optional;

/// What was found of one requirement.
///
/// @param requirement what was judged
/// @param kept whether the broker kept it
/// @param right what would have been right, in words
/// @param evidence the answer that shows it; empty where it is no single one
public record Judgement(
        Requirement requirement, boolean kept, String right, Optional<Answer> evidence) {
    public Judgement {
        Objects.requireNonNull(requirement, "requirement");
        Objects.requireNonNull(right, "right");
        Objects.requireNonNull(evidence, "evidence");
    }
}
