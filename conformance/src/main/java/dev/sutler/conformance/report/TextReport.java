package dev.sutler.conformance.report;

import dev.sutler.conformance.requirement.Chapter;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.run.Finding;
import dev.sutler.conformance.run.Outcome;
import dev.sutler.conformance.run.Outcome.Verdict;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/// The report for a terminal.
public final class TextReport {

    private static final int MOST_FINDINGS = 3;
    private static final List<Verdict> WORST_FIRST =
            List.of(Verdict.FAILED, Verdict.WARNED, Verdict.NOTED);

    private final Edition edition;
    private final PrintWriter out;

    public TextReport(Edition edition, PrintWriter out) {
        this.edition = edition;
        this.out = out;
    }

    /// Writes a line for each requirement, chapter by chapter.
    public void requirements() {
        for (Chapter chapter : edition.chapters()) {
            out.println();
            out.println(chapter.title());
            edition.of(chapter).forEach(this::line);
        }
    }

    private void line(Outcome outcome) {
        Requirement requirement = outcome.requirement();
        out.printf(
                Locale.ROOT,
                "  %-14s %-6s %-14s %s%n",
                Words.verdict(outcome.verdict()),
                requirement.level(),
                requirement.id(),
                requirement.sentence());
        if (!outcome.reason().isEmpty()) {
            out.println("                 " + edition.reason(outcome));
        }
    }

    /// Writes what was broken, with what was asked and answered, the worst first.
    public void findings() {
        for (Verdict verdict : WORST_FIRST) {
            edition.report().with(verdict).forEach(this::finding);
        }
    }

    /// Writes how one requirement was broken.
    public void finding(Outcome outcome) {
        Requirement requirement = outcome.requirement();
        out.println();
        out.printf(
                Locale.ROOT,
                "%s %s %s: %s%n  %s%n",
                Words.verdict(outcome.verdict()).toUpperCase(Locale.ROOT),
                requirement.level(),
                requirement.id(),
                requirement.sentence(),
                requirement.link());
        outcome.findings().stream().limit(MOST_FINDINGS).forEach(this::finding);
        int more = outcome.findings().size() - MOST_FINDINGS;
        if (more > 0) {
            out.println("  and " + more + " more of the kind");
        }
    }

    private void finding(Finding finding) {
        out.println("  in " + Edition.where(finding));
        edition.exhibit(finding)
                .ifPresent(
                        exhibit -> {
                            indented("    > ", exhibit.request());
                            indented("    < ", exhibit.answer());
                        });
        out.println("    expected " + edition.right(finding));
    }

    private void indented(String mark, List<String> lines) {
        lines.stream()
                .flatMap(String::lines)
                .map(line -> (mark + line).stripTrailing())
                .forEach(out::println);
    }

    /// Writes the table of chapters, and the whole in a sentence.
    public void summary() {
        out.println();
        row("", "passed", "failed", "warned", "noted", "n/a");
        edition.chapters().forEach(chapter -> row(chapter.title(), edition.of(chapter)));
        row("all", edition.report().outcomes());
        out.println();
        out.println(
                "%s %d requests in %s."
                        .formatted(
                                edition.sentence(),
                                edition.report().about().requests(),
                                Words.seconds(edition.report().about().took())));
        leftovers(edition.report().leftovers(), out);
    }

    /// Writes what could not be removed.
    ///
    /// @param leftovers in words
    public static void leftovers(List<String> leftovers, PrintWriter out) {
        if (!leftovers.isEmpty()) {
            out.println("Could not be removed; remove it by hand:");
            leftovers.forEach(each -> out.println("  " + Words.line(each)));
        }
    }

    private void row(String title, List<Outcome> outcomes) {
        row(
                title,
                count(outcomes, Verdict.PASSED),
                count(outcomes, Verdict.FAILED),
                count(outcomes, Verdict.WARNED),
                count(outcomes, Verdict.NOTED),
                count(outcomes, Verdict.NOT_APPLICABLE));
    }

    private static String count(List<Outcome> outcomes, Verdict verdict) {
        long count = Edition.count(outcomes, verdict);
        return count == 0 ? "-" : String.valueOf(count);
    }

    private void row(String title, String... cells) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-42s", title));
        for (String cell : cells) {
            row.append(String.format(Locale.ROOT, "%8s", cell));
        }
        out.println(row.toString().stripTrailing());
    }
}
