package dev.sutler.conformance.command;

import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.requirement.Chapter;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.requirement.Requirements;
import dev.sutler.conformance.run.Checks;
import dev.sutler.conformance.run.Outcome.Verdict;
import dev.sutler.conformance.run.Report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a user wants to have checked: chapters, requirements and checks, by their names. Nothing
/// named is everything.
final class Selection {

    private final List<String> words;

    private Selection(List<String> words) {
        this.words = List.copyOf(words);
    }

    /// @throws CommandFailure when there is nothing of that name
    static Selection of(List<String> words) {
        Selection selection =
                new Selection(
                        words.stream()
                                .map(String::strip)
                                .filter(word -> !word.isEmpty())
                                .map(word -> word.toLowerCase(Locale.ROOT))
                                .toList());
        selection.words.stream().filter(word -> !known(word)).findFirst().ifPresent(Selection::say);
        return selection;
    }

    private static boolean known(String word) {
        return Requirements.all().stream().anyMatch(each -> names(word, each))
                || Checks.all().stream().anyMatch(check -> check.name().equals(word))
                || Arrays.stream(Chapter.values()).anyMatch(chapter -> names(word, chapter));
    }

    private static void say(String word) {
        throw new CommandFailure(
                "there is nothing called "
                        + word
                        + " to check: name a chapter ("
                        + Arrays.stream(Chapter.values())
                                .map(Selection::word)
                                .collect(Collectors.joining(", "))
                        + "), a requirement like OSB-PROV-01, or a check");
    }

    /// Whether a check is wanted.
    boolean wants(Check check) {
        return words.isEmpty()
                || words.contains(check.name())
                || check.judges().stream().anyMatch(this::wants);
    }

    private boolean wants(Requirement requirement) {
        return words.isEmpty() || words.stream().anyMatch(word -> names(word, requirement));
    }

    /// A report of what was wanted, and of what was found on the way.
    Report of(Report report) {
        return new Report(
                report.about(),
                report.outcomes().stream()
                        .filter(
                                each ->
                                        each.verdict() != Verdict.NOT_APPLICABLE
                                                || wants(each.requirement()))
                        .toList(),
                report.checks(),
                report.leftovers());
    }

    private static boolean names(String word, Requirement requirement) {
        return requirement.id().toLowerCase(Locale.ROOT).equals(word)
                || names(word, requirement.chapter());
    }

    private static boolean names(String word, Chapter chapter) {
        return word(chapter).equals(word) || chapter.code().toLowerCase(Locale.ROOT).equals(word);
    }

    /* What a chapter is called on the command line. */
    private static String word(Chapter chapter) {
        return chapter.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
