package dev.sutler.conformance.report;

import dev.sutler.conformance.requirement.Chapter;
import dev.sutler.conformance.run.Finding;
import dev.sutler.conformance.run.Outcome;
import dev.sutler.conformance.run.Outcome.Verdict;
import dev.sutler.conformance.run.Report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// The report as one page that loads nothing and runs nothing.
final class HtmlReport {

    private static final int MOST_FINDINGS = 5;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final String SPECIFICATION =
            "https://github.com/openservicebrokerapi/servicebroker/blob/v2.17/spec.md";

    private final Edition edition;
    private final Html html = new Html();

    HtmlReport(Edition edition) {
        this.edition = edition;
    }

    String text() {
        head();
        verdict();
        about();
        table();
        findings("Broken", Verdict.FAILED, true);
        findings("Warnings", Verdict.WARNED, false);
        findings("Remarks", Verdict.NOTED, false);
        leftovers();
        html.raw("<h2>All requirements</h2>\n");
        edition.chapters().forEach(this::chapter);
        return html.raw("</main>\n</body>\n</html>\n").toString();
    }

    private void head() {
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta http-equiv=\"Content-Security-Policy\"")
                .raw(" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .element("title", "Open Service Broker API: " + edition.report().about().broker())
                .raw("\n<style>\n" + style() + "</style>\n</head>\n<body>\n<main>\n");
    }

    private void verdict() {
        boolean failed = !edition.report().with(Verdict.FAILED).isEmpty();
        html.raw("<h1>Open Service Broker API conformance</h1>\n")
                .element("p class=dim", edition.report().about().broker())
                .raw("<h2 hidden>Result</h2>\n<div class=\"sheet verdict ")
                .raw(failed ? "failed" : "passed")
                .raw("\">")
                .text(edition.sentence())
                .raw("<p>")
                .text(
                        "%d warned, %d noted, %d not applicable."
                                .formatted(
                                        edition.report().with(Verdict.WARNED).size(),
                                        edition.report().with(Verdict.NOTED).size(),
                                        edition.report().with(Verdict.NOT_APPLICABLE).size()))
                .raw("</p></div>\n");
    }

    private void about() {
        Report.About about = edition.report().about();
        html.raw("<dl>\n");
        pair("Sent version", about.version());
        pair("When", TIME.format(edition.made()));
        pair("Plans", String.join(", ", about.plans().stream().map(Words::line).toList()));
        pair(
                "Effort",
                "%d requests in %s".formatted(about.requests(), Words.seconds(about.took())));
        html.raw("<dt>Specification</dt><dd>")
                .link(SPECIFICATION, "Open Service Broker API 2.17")
                .raw("</dd>\n</dl>\n");
    }

    private void pair(String name, String value) {
        if (!value.isEmpty()) {
            html.element("dt", name).element("dd", value).raw("\n");
        }
    }

    private void table() {
        html.raw("<div class=sheet>\n<table class=counts>\n<thead><tr><th>Chapter</th>")
                .raw("<th>passed</th><th>failed</th><th>warned</th><th>noted</th><th>n/a</th>")
                .raw("</tr></thead>\n<tbody>\n");
        edition.chapters().forEach(chapter -> row(chapter.title(), edition.of(chapter)));
        row("All", edition.report().outcomes());
        html.raw("</tbody>\n</table>\n</div>\n");
    }

    private void row(String title, List<Outcome> outcomes) {
        html.raw("<tr>").element("th", title);
        for (Verdict verdict : Verdict.values()) {
            long count = Edition.count(outcomes, verdict);
            html.element("td class=" + (count == 0 ? "zero" : colour(verdict)), count(count));
        }
        html.raw("</tr>\n");
    }

    private static String count(long count) {
        return count == 0 ? "–" : String.valueOf(count);
    }

    private void findings(String title, Verdict verdict, boolean open) {
        List<Outcome> outcomes = edition.report().with(verdict);
        if (!outcomes.isEmpty()) {
            html.element("h2", title).raw("\n");
            outcomes.forEach(outcome -> findings(outcome, open));
        }
    }

    private void findings(Outcome outcome, boolean open) {
        html.raw(open ? "<details open>" : "<details>")
                .raw("<summary>")
                .element("b class=" + colour(outcome.verdict()), outcome.requirement().id())
                .text(outcome.requirement().sentence())
                .raw("</summary>\n<div class=inside>\n<p class=dim>")
                .text(outcome.requirement().level() + ". ")
                .link(outcome.requirement().link(), "Section in the specification")
                .raw("</p>\n");
        outcome.findings().stream().limit(MOST_FINDINGS).forEach(this::finding);
        int more = outcome.findings().size() - MOST_FINDINGS;
        if (more > 0) {
            html.element("p class=dim", "And " + more + " more of the kind.");
        }
        html.raw("</div>\n</details>\n");
    }

    private void finding(Finding finding) {
        html.element("h3", Edition.where(finding))
                .raw("<p>Expected: ")
                .text(edition.right(finding))
                .raw("</p>\n");
        edition.exhibit(finding)
                .ifPresent(
                        exhibit -> {
                            html.raw("<div class=pair>");
                            figure("Request", exhibit.request());
                            figure("Answer", exhibit.answer());
                            html.raw("</div>\n");
                        });
    }

    private void figure(String caption, List<String> lines) {
        html.raw("<figure>")
                .element("figcaption", caption)
                .element("pre", String.join("\n", lines))
                .raw("</figure>");
    }

    private void leftovers() {
        List<String> leftovers = edition.report().leftovers();
        if (!leftovers.isEmpty()) {
            html.raw("<h2>Could not be removed</h2>\n<div class=sheet><ul>\n");
            leftovers.forEach(each -> html.element("li", Words.line(each)).raw("\n"));
            html.raw("</ul></div>\n");
        }
    }

    private void chapter(Chapter chapter) {
        List<Outcome> outcomes = edition.of(chapter);
        html.raw("<details><summary>")
                .element("b", chapter.title())
                .element("span class=dim", String.valueOf(outcomes.size()))
                .raw("</summary>\n<div class=inside><table class=rules><tbody>\n");
        outcomes.forEach(this::rule);
        html.raw("</tbody></table></div></details>\n");
    }

    private void rule(Outcome outcome) {
        html.raw("<tr>")
                .element("td class=" + colour(outcome.verdict()), Words.verdict(outcome.verdict()))
                .element("td class=dim", outcome.requirement().level().name())
                .raw("<td>")
                .link(outcome.requirement().link(), outcome.requirement().id())
                .raw("</td><td>")
                .text(outcome.requirement().sentence());
        if (!outcome.reason().isEmpty()) {
            html.element("p class=dim", edition.reason(outcome));
        }
        html.raw("</td></tr>\n");
    }

    private static String colour(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "passed";
            case FAILED -> "failed";
            case WARNED -> "warned";
            case NOTED -> "noted";
            case NOT_APPLICABLE -> "na";
        };
    }

    private static String style() {
        try (InputStream style =
                Objects.requireNonNull(HtmlReport.class.getResourceAsStream("page.css"))) {
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
