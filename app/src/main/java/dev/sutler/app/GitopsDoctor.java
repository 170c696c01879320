package dev.sutler.app;

import dev.sutler.gitops.tool.Clone;
import dev.sutler.gitops.tool.Finding;
import dev.sutler.gitops.tool.Finding.Severity;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/// `sutler gitops doctor`: what is wrong in the repository.
@Command(
        name = "doctor",
        description = {
            "Finds every file in a clone that is malformed or contradicts another one, and says"
                    + " what to do.",
            "Ends with 1 if there are errors: somebody waits in vain, or is told something wrong."
                    + " Warnings do not count."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  sutler gitops doctor", "  sutler gitops doctor --output json"})
final class GitopsDoctor extends GitopsCommand {

    @Mixin private final CloneOption clone = new CloneOption();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json",
            description = "For people, or for programs. Default: text.")
    private Format output = Format.TEXT;

    GitopsDoctor(Surroundings surroundings) {
        super(surroundings);
    }

    /// What findings can be printed as.
    enum Format {
        TEXT,
        JSON
    }

    @Override
    int run() {
        try (Clone opened = clone.open(surroundings())) {
            List<Finding> findings = opened.examine();
            switch (output) {
                case TEXT -> text(findings, surroundings().out());
                case JSON -> GitopsOutput.json(json(findings), surroundings().out());
            }
            return count(findings, Severity.ERROR) > 0 ? 1 : 0;
        }
    }

    private static void text(List<Finding> findings, PrintWriter out) {
        findings.forEach(finding -> out.println(finding.sentence()));
        out.println(
                "%d errors, %d warnings"
                        .formatted(
                                count(findings, Severity.ERROR),
                                count(findings, Severity.WARNING)));
    }

    private static long count(List<Finding> findings, Severity severity) {
        return findings.stream().filter(finding -> finding.severity() == severity).count();
    }

    private static ArrayNode json(List<Finding> findings) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Finding each : findings) {
            array.addObject()
                    .put("severity", each.severity().name().toLowerCase(Locale.ROOT))
                    .put("path", each.path())
                    .put("line", each.line())
                    .put("rule", each.rule())
                    .put("message", each.message());
        }
        return array;
    }
}
