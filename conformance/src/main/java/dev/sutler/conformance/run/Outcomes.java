package dev.sutler.conformance.run;

import dev.sutler.conformance.check.Judgement;
import dev.sutler.conformance.check.Subject;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.requirement.Requirements;

import java.util.List;
import java.util.stream.Collectors;

/// What became of each requirement, from what became of each check.
final class Outcomes {

    private final List<CheckResult> results;

    Outcomes(List<CheckResult> results) {
        this.results = List.copyOf(results);
    }

    List<Outcome> all() {
        return Requirements.all().stream().map(this::of).toList();
    }

    private Outcome of(Requirement requirement) {
        if (requirement.unchecked().isPresent()) {
            return notApplicable(requirement, requirement.unchecked().get());
        }
        List<Finding> findings =
                results.stream()
                        .flatMap(
                                result ->
                                        result.judgements().stream()
                                                .filter(each -> about(each, requirement))
                                                .filter(each -> !each.kept())
                                                .map(each -> finding(result, each)))
                        .toList();
        if (!findings.isEmpty()) {
            return new Outcome(
                    requirement, Outcome.Verdict.broken(requirement.level()), findings, "");
        }
        boolean judged =
                results.stream()
                        .flatMap(result -> result.judgements().stream())
                        .anyMatch(each -> about(each, requirement));
        return judged
                ? new Outcome(requirement, Outcome.Verdict.PASSED, List.of(), "")
                : notApplicable(requirement, reason(requirement));
    }

    private static boolean about(Judgement judgement, Requirement requirement) {
        return judgement.requirement().id().equals(requirement.id());
    }

    private static Finding finding(CheckResult result, Judgement judgement) {
        return new Finding(
                result.check().name(),
                result.subject().map(Subject::plan).map(plan -> plan.name()),
                judgement);
    }

    private String reason(Requirement requirement) {
        String reasons =
                results.stream()
                        .filter(result -> result.check().judges().contains(requirement))
                        .flatMap(result -> result.skipped().stream())
                        .distinct()
                        .collect(Collectors.joining("; "));
        return reasons.isEmpty() ? "nothing in this run led to it" : reasons;
    }

    private static Outcome notApplicable(Requirement requirement, String reason) {
        return new Outcome(requirement, Outcome.Verdict.NOT_APPLICABLE, List.of(), reason);
    }
}
