package dev.sutler.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.requirement.Chapter;
import dev.sutler.conformance.requirement.Level;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.requirement.Requirements;
import dev.sutler.conformance.run.Checks;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The documentation lists every requirement as the table in the code does. With
/// `-Dsutler.documents=fix` it is written.
class ConformanceDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "conformance.md");
    private static final String FIX =
            "mvn -pl conformance test -Dtest=ConformanceDocumentTest -Dsutler.documents=fix";
    private static final String HEAD =
            """
            # What the specification demands of a broker

            Every requirement of the
            [Open Service Broker API 2.17](https://github.com/openservicebrokerapi/servicebroker/blob/v2.17/spec.md) that binds
            a broker, in our words, with the checks of the [conformance kit](conformance-kit.md) that judge it, or the reason why
            none can. Ids are stable. This page is generated from the kit's own table.

            A broken MUST is a failure, a SHOULD that is not followed a warning, a MAY that is not done an information.
            "Every answer" means that each answer is judged, whichever check asked.

            """;

    @Test
    void theDocumentationListsEveryRequirement() throws IOException {
        String right =
                HEAD
                        + coverage()
                        + Arrays.stream(Chapter.values())
                                .map(ConformanceDocumentTest::chapter)
                                .collect(Collectors.joining());
        if ("fix".equals(System.getProperty("sutler.documents"))) {
            Files.writeString(DOCUMENT, right);
        } else {
            assertThat(Files.readString(DOCUMENT))
                    .as("docs/conformance.md, as by: " + FIX)
                    .isEqualTo(right);
        }
    }

    @Test
    void idsAreUniqueAndSentencesAreShort() {
        assertThat(Requirements.all().stream().map(Requirement::id)).doesNotHaveDuplicates();
        assertThat(Requirements.all().stream().map(each -> each.chapter() + ": " + each.sentence()))
                .doesNotHaveDuplicates();
        assertThat(Requirements.all().stream().map(Requirement::sentence))
                .allMatch(sentence -> sentence.endsWith("."))
                .allMatch(sentence -> sentence.length() <= 200);
    }

    @Test
    void checksAreNamedOnceAndJudgeWhatTheTableHas() {
        assertThat(Checks.all().stream().map(Check::name)).doesNotHaveDuplicates();
        assertThat(Requirements.all())
                .containsAll(
                        Checks.all().stream()
                                .flatMap(check -> check.judges().stream())
                                .collect(Collectors.toSet()));
    }

    @Test
    void whatIsCheckedHasNoReasonNotToBe() {
        assertThat(Requirements.all().stream().filter(each -> each.unchecked().isPresent()))
                .allMatch(each -> checks(each).isEmpty());
    }

    private static String coverage() {
        StringBuilder table =
                new StringBuilder("| level | requirements | checked | cannot be seen |\n");
        table.append("|---|---|---|---|\n");
        for (Level level : Level.values()) {
            List<Requirement> of =
                    Requirements.all().stream().filter(each -> each.level() == level).toList();
            long unseen = of.stream().filter(each -> each.unchecked().isPresent()).count();
            table.append(
                    "| %s | %d | %d | %d |\n"
                            .formatted(level, of.size(), of.size() - unseen, unseen));
        }
        return table.append("\n%d checks judge them.\n".formatted(Checks.all().size())).toString();
    }

    private static String chapter(Chapter chapter) {
        List<Requirement> of =
                Requirements.all().stream().filter(each -> each.chapter() == chapter).toList();
        return of.isEmpty()
                ? ""
                : "\n## %s\n\n| id | level | requirement | checks |\n|---|---|---|---|\n"
                                .formatted(chapter.title())
                        + of.stream()
                                .map(ConformanceDocumentTest::row)
                                .collect(Collectors.joining());
    }

    private static String row(Requirement requirement) {
        String checks =
                requirement
                        .unchecked()
                        .map(why -> "none: " + why)
                        .orElseGet(
                                () ->
                                        checks(requirement).stream()
                                                .map("`%s`"::formatted)
                                                .collect(Collectors.joining(", ")));
        return String.format(
                Locale.ROOT,
                "| [%s](%s) | %s | %s | %s |\n",
                requirement.id(),
                requirement.link(),
                requirement.level(),
                cell(requirement.sentence()),
                cell(checks.isEmpty() ? "every answer" : checks));
    }

    private static List<String> checks(Requirement requirement) {
        return Checks.all().stream()
                .filter(check -> check.judges().contains(requirement))
                .map(Check::name)
                .toList();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
