package dev.sutler.conformance.report;

import dev.sutler.conformance.run.Finding;
import dev.sutler.conformance.run.Outcome;
import dev.sutler.conformance.run.Outcome.Verdict;
import dev.sutler.conformance.run.Report;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Locale;

/// The report for programs. Its shape is documented; `format` grows when it changes in a way that a
/// reader has to know of.
final class JsonReport {

    private static final int FORMAT = 1;

    private final Edition edition;

    JsonReport(Edition edition) {
        this.edition = edition;
    }

    String text() {
        Report report = edition.report();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", FORMAT);
        root.put("broker", report.about().broker());
        root.put("api_version", report.about().version());
        root.put("finished_at", edition.made().toString());
        root.put("duration_ms", report.about().took().toMillis());
        root.put("requests", report.about().requests());
        report.about().plans().stream().map(Words::line).forEach(root.putArray("plans")::add);
        ObjectNode summary = root.putObject("summary");
        for (Verdict verdict : Verdict.values()) {
            summary.put(name(verdict), report.with(verdict).size());
        }
        ArrayNode requirements = root.putArray("requirements");
        report.outcomes().forEach(outcome -> requirements.add(of(outcome)));
        report.leftovers().stream().map(Words::line).forEach(root.putArray("leftovers")::add);
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private ObjectNode of(Outcome outcome) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", outcome.requirement().id());
        node.put("level", outcome.requirement().level().name());
        node.put("chapter", outcome.requirement().chapter().title());
        node.put("sentence", outcome.requirement().sentence());
        node.put("link", outcome.requirement().link());
        node.put("verdict", name(outcome.verdict()));
        if (!outcome.reason().isEmpty()) {
            node.put("reason", edition.reason(outcome));
        }
        if (!outcome.findings().isEmpty()) {
            ArrayNode findings = node.putArray("findings");
            outcome.findings().forEach(finding -> findings.add(of(finding)));
        }
        return node;
    }

    private ObjectNode of(Finding finding) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("check", finding.check());
        finding.plan().ifPresent(plan -> node.put("plan", Words.line(plan)));
        node.put("expected", edition.right(finding));
        edition.exhibit(finding)
                .ifPresent(
                        exhibit -> {
                            node.put("request", String.join("\n", exhibit.request()));
                            node.put("answer", String.join("\n", exhibit.answer()));
                        });
        return node;
    }

    private static String name(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
