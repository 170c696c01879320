package dev.sutler.conformance.command;

import dev.sutler.conformance.requirement.Chapter;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.requirement.Requirements;

import java.io.PrintWriter;
import java.util.Locale;

/// The list of all requirements.
final class Listing {

    private Listing() {}

    static void print(PrintWriter out) {
        for (Chapter chapter : Chapter.values()) {
            out.println(chapter.title());
            Requirements.all().stream()
                    .filter(each -> each.chapter() == chapter)
                    .forEach(each -> print(each, out));
        }
    }

    private static void print(Requirement requirement, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "  %-14s %-6s %s%n",
                requirement.id(),
                requirement.level(),
                requirement.sentence());
        requirement.unchecked().ifPresent(why -> out.println("    not checked: " + why));
    }
}
