package dev.sutler.conformance.command;

import dev.sutler.conformance.check.Judgement;
import dev.sutler.conformance.report.Words;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.run.CheckResult;
import dev.sutler.conformance.run.Listener;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// Prints a line for each check that has ended.
final class Progress implements Listener {

    private final PrintWriter out;
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger all = new AtomicInteger();

    Progress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void began(int checks) {
        all.set(checks);
        out.println("Trying " + checks + " checks.");
        out.flush();
    }

    @Override
    public void ended(CheckResult result) {
        String width = "%" + String.valueOf(all.get()).length() + "d";
        String number = String.format(Locale.ROOT, width, ended.incrementAndGet());
        out.println("[%s/%d] %-44s %s".formatted(number, all.get(), name(result), became(result)));
        out.flush();
    }

    @Override
    public void removing(int resources) {
        if (resources > 0) {
            out.println("Removing what was made.");
            out.flush();
        }
    }

    private static String name(CheckResult result) {
        return result.check().name()
                + result.subject()
                        .map(subject -> " on " + Words.line(subject.plan().name()))
                        .orElse("");
    }

    private static String became(CheckResult result) {
        String broken =
                result.judgements().stream()
                        .filter(judgement -> !judgement.kept())
                        .map(Judgement::requirement)
                        .map(Requirement::id)
                        .distinct()
                        .collect(Collectors.joining(", "));
        if (!broken.isEmpty()) {
            return "broken: " + broken;
        }
        return result.skipped().map(why -> "ended: " + Words.line(why)).orElse("kept");
    }
}
