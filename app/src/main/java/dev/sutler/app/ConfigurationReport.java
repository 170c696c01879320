package dev.sutler.app;

import dev.sutler.server.config.Effective;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// What `sutler config check` found.
///
/// @param effective the configuration; empty when it cannot be read at all
/// @param facts what it leads to
/// @param problems one sentence for each thing that stops a start
record ConfigurationReport(Optional<Effective> effective, List<Fact> facts, List<String> problems) {

    private static final String NONE = "none";
    private static final int WIDEST_VALUE = 40;

    /// Something that follows from the configuration.
    record Fact(String name, String value) {}

    ConfigurationReport {
        Objects.requireNonNull(effective, "effective");
        facts = List.copyOf(facts);
        problems = List.copyOf(problems);
    }

    static ConfigurationReport unusable(List<String> problems) {
        return new ConfigurationReport(Optional.empty(), List.of(), problems);
    }

    /// For people.
    ///
    /// @param out gets the configuration
    /// @param err gets what is wrong, a line each
    void text(PrintWriter out, PrintWriter err) {
        effective.ifPresent(shown -> text(shown, out));
        effective.stream()
                .flatMap(shown -> shown.warnings().stream())
                .forEach(warning -> err.println("warning: " + warning));
        problems.forEach(problem -> err.println("problem: " + problem));
    }

    private void text(Effective shown, PrintWriter out) {
        out.println("file: " + shown.file().orElse(NONE));
        out.println();
        String line =
                "%%-%ds  %%-%ds  %%s%%n"
                        .formatted(
                                width(shown.entries().stream().map(Effective.Entry::key).toList()),
                                Math.min(
                                        WIDEST_VALUE,
                                        width(
                                                shown.entries().stream()
                                                        .map(ConfigurationReport::value)
                                                        .toList())));
        shown.entries()
                .forEach(
                        entry ->
                                out.printf(
                                        Locale.ROOT,
                                        line,
                                        entry.key(),
                                        value(entry),
                                        entry.source().text()));
        out.println();
        facts.forEach(fact -> out.println(fact.name() + ": " + fact.value()));
        shown.notes().forEach(note -> out.println("note: " + note));
    }

    private static String value(Effective.Entry entry) {
        return entry.value().orElse(NONE);
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(1);
    }

    /// For programs: an object with `valid`, `problems`, `warnings`, `notes`, `file`, `settings`
    /// (each with `key`, `value`, `origin` and `source`) and `resolved`.
    String json() {
        JsonMapper json = JsonMapper.shared();
        ObjectNode report = json.createObjectNode().put("valid", problems.isEmpty());
        problems.forEach(report.putArray("problems")::add);
        effective.ifPresent(
                shown -> {
                    shown.warnings().forEach(report.putArray("warnings")::add);
                    shown.notes().forEach(report.putArray("notes")::add);
                    shown.file().ifPresent(file -> report.put("file", file));
                    ArrayNode settings = report.putArray("settings");
                    shown.entries().forEach(entry -> write(entry, settings.addObject()));
                    ObjectNode resolved = report.putObject("resolved");
                    facts.forEach(
                            fact -> resolved.put(fact.name().replace(' ', '_'), fact.value()));
                });
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(report);
    }

    private static void write(Effective.Entry entry, ObjectNode to) {
        to.put("key", entry.key());
        entry.value().ifPresent(value -> to.put("value", value));
        to.put("origin", entry.source().origin().name().toLowerCase(Locale.ROOT));
        to.put("source", entry.source().text());
    }
}
