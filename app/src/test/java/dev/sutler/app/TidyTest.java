package dev.sutler.app;

import static dev.sutler.app.Violations.none;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The house style, as far as a look at the sources can decide it. Each test names every place at
/// once.
///
/// The patterns are written so that they do not find themselves here.
final class TidyTest {

    /// What a look at nothing would pass: raise it as the house grows.
    private static final int FEWEST_SOURCES = 40;

    private static final int LONGEST_FILE = 500;
    private static final int LONGEST_METHOD = 70;
    private static final int MEDIAN_FILE = 80;
    private static final int NINETIETH_PERCENTILE_FILE = 250;

    /// Below this many files a median says nothing.
    private static final int SIZES_COUNT_FROM = 40;

    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO[D]O|FIX[M]E|X[X]X)\\b");
    private static final Pattern SWITCHED_OFF = Pattern.compile("@Disable[d]");
    private static final Pattern SLEEP = Pattern.compile("\\bThread\\s*(\\.|::)\\s*slee[p]\\b");
    private static final Pattern MOCKS = Pattern.compile("(?i)mockit[o]|easymoc[k]");
    private static final Pattern TRAILING_BLANK = Pattern.compile("[ \t]$");
    private static final Pattern NULL_MARKED = Pattern.compile("(?m)^@NullMarked\\b");
    private static final Pattern DOC_COMMENT = Pattern.compile("(?m)^(///|/\\*\\*|\\s\\* )\\s*\\S");
    private static final Pattern LINK = Pattern.compile("\\]\\(<?([^)\\s>]+)>?[^)]*\\)");
    private static final Pattern CODE = Pattern.compile("(?ms)^ *```.*?^ *```|`[^`\n]*`");

    private final Checkout checkout = Checkout.find();
    private final List<SourceText> sources = checkout.javaSources();
    private final List<SourceText> texts = checkout.texts();

    @Test
    void seesTheSources() {
        assertThat(sources).hasSizeGreaterThanOrEqualTo(FEWEST_SOURCES);
        assertThat(Checkout.MODULES)
                .allSatisfy(module -> assertThat(checkout.root().resolve(module)).isDirectory());
    }

    @Test
    void filesAreShort() {
        none(
                "files are short",
                sources.stream()
                        .filter(source -> source.lines().size() > LONGEST_FILE)
                        .map(
                                source ->
                                        source.at(
                                                LONGEST_FILE + 1,
                                                "the file has "
                                                        + source.lines().size()
                                                        + " lines")));
    }

    @Test
    void mostFilesAreShorter() {
        int[] sizes =
                sources.stream()
                        .filter(source -> !source.isTest() && !source.isPackageInfo())
                        .mapToInt(source -> source.lines().size())
                        .sorted()
                        .toArray();
        if (sizes.length >= SIZES_COUNT_FROM) {
            assertThat(sizes[sizes.length / 2])
                    .as("median of lines per file")
                    .isLessThanOrEqualTo(MEDIAN_FILE);
            assertThat(sizes[sizes.length * 9 / 10])
                    .as("90th percentile of lines per file")
                    .isLessThanOrEqualTo(NINETIETH_PERCENTILE_FILE);
        }
    }

    @Test
    void methodsAreShort() {
        none(
                "methods are short",
                new SyntaxTrees(sources).methodsLongerThan(LONGEST_METHOD).stream());
    }

    @Test
    void packagesSayWhatTheyAre() {
        Set<String> described =
                sources.stream()
                        .filter(SourceText::isPackageInfo)
                        .map(SourceText::modulePackage)
                        .collect(Collectors.toSet());
        Set<String> packages =
                sources.stream()
                        .map(SourceText::modulePackage)
                        .collect(Collectors.toCollection(TreeSet::new));
        packages.removeAll(described);
        Stream<String> missing = packages.stream().map(name -> name + ": has no package-info.java");
        none(
                "packages say what they are",
                Stream.concat(
                        missing,
                        sources.stream()
                                .filter(SourceText::isPackageInfo)
                                .flatMap(TidyTest::flawsOfPackageInfo)));
    }

    private static Stream<String> flawsOfPackageInfo(SourceText info) {
        return Map.of("@NullMarked", NULL_MARKED, "a doc comment", DOC_COMMENT).entrySet().stream()
                .filter(rule -> !rule.getValue().matcher(info.content()).find())
                .map(rule -> info.at(1, "lacks " + rule.getKey()));
    }

    @Test
    void nothingIsLeftUnfinishedOrSwitchedOff() {
        none(
                "nothing is left unfinished or switched off",
                Stream.concat(
                        texts.stream()
                                .flatMap(
                                        text ->
                                                text.linesWith(
                                                        UNFINISHED,
                                                        "unfinished: finish it, or open an issue")),
                        sources.stream()
                                .flatMap(
                                        source ->
                                                source.linesWith(
                                                        SWITCHED_OFF,
                                                        "a test that does not run"))));
    }

    @Test
    void nothingSleeps() {
        none(
                "nothing sleeps",
                sources.stream()
                        .flatMap(
                                source ->
                                        source.linesWith(
                                                SLEEP,
                                                "sleeps: crank a clock, or wait for a signal")));
    }

    @Test
    void nothingIsMocked() {
        none(
                "nothing is mocked",
                texts.stream()
                        .filter(
                                text ->
                                        text.path().endsWith(".java")
                                                || text.path().endsWith("pom.xml"))
                        .flatMap(
                                text ->
                                        text.linesWith(
                                                MOCKS,
                                                "a mocking library: write the real thing, or a small fake")));
    }

    @Test
    void linesEndWell() {
        none("lines end well", texts.stream().flatMap(TidyTest::badEnds));
    }

    private static Stream<String> badEnds(SourceText text) {
        Stream<String> end =
                text.content().endsWith("\n") && !text.content().endsWith("\n\n")
                        ? Stream.empty()
                        : Stream.of(
                                text.at(
                                        text.lines().size(),
                                        "does not end with exactly one newline"));
        return Stream.of(
                        text.linesWith(TRAILING_BLANK, "trailing blank"),
                        text.linesThat(line -> line.indexOf('\t') >= 0, "a tab"),
                        text.content().indexOf('\r') >= 0
                                ? Stream.of(text.at(1, "a carriage return"))
                                : Stream.<String>empty(),
                        end)
                .flatMap(found -> found);
    }

    @Test
    void testClassesAreNamedSoThatTheyRun() {
        none(
                "test classes are named so that they run",
                new SyntaxTrees(sources.stream().filter(SourceText::isTest).toList())
                        .testClassesNotNamedTest().stream());
    }

    @Test
    void linksLeadSomewhere() {
        none("links lead somewhere", checkout.documents().stream().flatMap(TidyTest::deadLinks));
    }

    private static Stream<String> deadLinks(SourceText document) {
        // Code keeps its newlines, so that line numbers stay right.
        String prose =
                CODE.matcher(document.content())
                        .replaceAll(code -> code.group().replaceAll("[^\n]", ""));
        Path folder = document.file().resolveSibling("");
        List<String> lines = prose.lines().toList();
        Stream.Builder<String> dead = Stream.builder();
        for (int index = 0; index < lines.size(); index++) {
            var link = LINK.matcher(lines.get(index));
            while (link.find()) {
                String target = link.group(1).replaceFirst("#.*$", "");
                boolean elsewhere = target.isEmpty() || target.matches("[a-z][a-z0-9+.-]*:.*");
                if (!elsewhere && !Files.exists(folder.resolve(target))) {
                    dead.add(document.at(index + 1, "links to " + target + ", which is not there"));
                }
            }
        }
        return dead.build();
    }
}
