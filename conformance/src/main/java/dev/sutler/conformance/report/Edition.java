package dev.sutler.conformance.report;

import dev.sutler.conformance.requirement.Chapter;
import dev.sutler.conformance.run.Finding;
import dev.sutler.conformance.run.Outcome;
import dev.sutler.conformance.run.Outcome.Verdict;
import dev.sutler.conformance.run.Report;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A report that is about to be written, and what every form of it needs.
///
/// @param report what was found
/// @param mask what must not be seen
/// @param made when the run ended
public record Edition(Report report, Mask mask, Instant made) {

    public Edition {
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(mask, "mask");
        Objects.requireNonNull(made, "made");
    }

    /// What became of a chapter's requirements, in order.
    List<Outcome> of(Chapter chapter) {
        return report.outcomes().stream()
                .filter(each -> each.requirement().chapter() == chapter)
                .toList();
    }

    /// The chapters of which something is reported.
    List<Chapter> chapters() {
        return List.of(Chapter.values()).stream().filter(each -> !of(each).isEmpty()).toList();
    }

    static long count(List<Outcome> outcomes, Verdict verdict) {
        return outcomes.stream().filter(each -> each.verdict() == verdict).count();
    }

    /// The whole in a sentence.
    String sentence() {
        long failed = report.with(Verdict.FAILED).size();
        long passed = report.with(Verdict.PASSED).size();
        if (failed > 0) {
            return failed + (failed == 1 ? " requirement is" : " requirements are") + " broken.";
        }
        return passed == 0
                ? "No requirement was judged."
                : "All " + passed + " requirements that were judged are kept.";
    }

    /// What was expected where a requirement was broken.
    String right(Finding finding) {
        return Words.printable(Words.cut(mask.plain(finding.judgement().right()), 1_000));
    }

    /// Where it was found: the check, and the plan.
    static String where(Finding finding) {
        return finding.check() + finding.plan().map(plan -> " on " + Words.line(plan)).orElse("");
    }

    /// Why a requirement was not judged.
    String reason(Outcome outcome) {
        return Words.printable(Words.cut(mask.plain(outcome.reason()), 300));
    }

    Optional<Exhibit> exhibit(Finding finding) {
        return finding.judgement().evidence().map(answer -> Exhibit.of(answer, mask));
    }
}
