package dev.sutler.server.catalogfile;

import dev.sutler.core.catalog.CatalogCheck;
import dev.sutler.core.catalog.CatalogParser;
import dev.sutler.core.catalog.CatalogProblem;
import dev.sutler.core.catalog.CatalogRule;
import dev.sutler.core.catalog.CatalogSource;
import dev.sutler.core.catalog.ProviderTypes;
import dev.sutler.core.catalog.Severity;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/// A whole catalog in one file, as it stands at the root of a repository that a UniPipe broker was
/// made of: offerings in the specification's spelling, in a list under `services`.
///
/// It becomes one file of a [CatalogFolder] for each offering, with the same fields in the same
/// order. What UniPipe put up with is mended where it can be told what was meant, and each time
/// there is a warning. Safe for use by many threads.
public final class RepositoryCatalog {

    /// What the file is called in its repository, and in findings.
    public static final String FILE = "catalog.yml";

    /* With aliases written out; a catalog without any has at most a mebibyte. */
    private static final int MOST_BYTES = 16 * FileText.BYTES;

    private static final int LONGEST_NAME = 60;
    private static final Path PATH = Path.of(FILE);
    private static final JsonMapper WRITER = JsonMapper.shared();

    private final ObjectNode provider;
    private final CatalogParser parser;
    private final YamlOrJson reader = new YamlOrJson();

    /// @param provider the `provider` block that all its offerings get. The file has no say in
    ///   that: whoever may write to a repository shall not choose among the broker's providers and
    ///   secrets
    /// @param types the providers that there are
    public RepositoryCatalog(ObjectNode provider, ProviderTypes types) {
        this.provider = provider.deepCopy();
        this.parser = new CatalogParser(types);
    }

    /// What came of reading it.
    public sealed interface Reading {

        /// It can be offered.
        ///
        /// @param files names and contents of a folder's files
        /// @param warnings what was mended, and what would be better
        record Usable(SortedMap<String, byte[]> files, List<CatalogFinding> warnings)
                implements Reading {
            public Usable {
                files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
                warnings = warnings.stream().sorted().toList();
            }
        }

        /// It cannot.
        ///
        /// @param findings at least one of them an error
        record Unusable(List<CatalogFinding> findings) implements Reading {
            public Unusable {
                findings = findings.stream().sorted().toList();
            }
        }
    }

    /// Reads and checks a file's content, which may be anything. Whatever is wrong is a finding,
    /// never an exception.
    public Reading read(byte[] content) {
        OfferingFile file = parse(content);
        return new Pass(file.lines()).over(file);
    }

    private OfferingFile parse(byte[] content) {
        try {
            return reader.read(FILE, FileText.of(content));
        } catch (UnfitFileException unfit) {
            return OfferingFile.unusable(unfit.problem());
        }
    }

    /// One look at one content.
    private final class Pass {

        private final LineIndex lines;
        private final List<CatalogFinding> findings = new ArrayList<>();
        private final List<CatalogSource> sources = new ArrayList<>();
        private final SortedMap<String, byte[]> files = new TreeMap<>();
        private long bytes;

        private Pass(LineIndex lines) {
            this.lines = lines;
        }

        Reading over(OfferingFile file) {
            file.problems().forEach(problem -> findings.add(problem.in(PATH)));
            if (!broken()) {
                services(file.offering().orElseThrow().path("services"));
            }
            if (!broken()) {
                CatalogCheck check = parser.parse(sources);
                check.problems().forEach(this::add);
            }
            return broken() ? new Reading.Unusable(findings) : new Reading.Usable(files, findings);
        }

        private boolean broken() {
            return findings.stream().anyMatch(each -> each.severity() == Severity.ERROR);
        }

        private void services(JsonNode services) {
            if (!services.isArray() || services.isEmpty()) {
                error(
                        "/services",
                        FileRule.SERVICES,
                        "the file must have a list `services` with at least one offering");
            }
            for (int index = 0; index < services.size(); index++) {
                if (services.get(index) instanceof ObjectNode service) {
                    service(index, service);
                } else {
                    error(
                            "/services/" + index,
                            FileRule.SERVICES,
                            "each of `services` must be an object with the fields of an offering");
                }
            }
        }

        private void service(int index, ObjectNode service) {
            String place = "/services/" + index;
            ObjectNode offering =
                    new Mending((where, what) -> mended(place + where, what)).of(service);
            offering.set("provider", provider.deepCopy());
            byte[] written = written(offering);
            bytes += written.length;
            if (written.length == 0 || bytes > MOST_BYTES) {
                error(
                        place,
                        FileRule.FILE_TOO_LARGE,
                        "with its aliases written out this is more than a broker can offer");
                return;
            }
            files.put(fileName(index, offering.path("name").asString("")), written);
            sources.add(new CatalogSource("services/" + index, offering));
        }

        private void add(CatalogProblem problem) {
            boolean ofAllOfIt =
                    problem.rule() == CatalogRule.MORE_ERRORS
                            || problem.rule() == CatalogRule.MORE_WARNINGS;
            String place = "/" + problem.source() + problem.pointer();
            findings.add(
                    new CatalogFinding(
                            PATH,
                            ofAllOfIt ? OptionalInt.empty() : line(place),
                            problem.rule().word(),
                            problem.rule().severity(),
                            problem.message()));
        }

        private void mended(String place, String what) {
            findings.add(
                    new CatalogFinding(PATH, line(place), Mending.RULE, Severity.WARNING, what));
        }

        private void error(String place, FileRule rule, String message) {
            findings.add(
                    new CatalogFinding(PATH, line(place), rule.word(), Severity.ERROR, message));
        }

        private OptionalInt line(String place) {
            return OptionalInt.of(lines.line(place));
        }
    }

    /* Nothing, when it is larger than a file may be: a few aliases can stand for more than fits into memory. */
    private static byte[] written(ObjectNode offering) {
        try (BoundedBytes bytes = new BoundedBytes(FileText.BYTES)) {
            WRITER.writerWithDefaultPrettyPrinter().writeValue(bytes, offering);
            return bytes.toByteArray();
        } catch (JacksonException tooLarge) {
            return new byte[0];
        }
    }

    /* The number keeps the order of the list, the name is for people. */
    private static String fileName(int index, String name) {
        String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
        return "%05d-%s.json"
                .formatted(
                        index,
                        slug.length() > LONGEST_NAME ? slug.substring(0, LONGEST_NAME) : slug);
    }
}
