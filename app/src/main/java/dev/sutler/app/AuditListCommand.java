package dev.sutler.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;

import java.util.Optional;

/// `sutler audit list`: who did what, when and why.
@Command(
        name = "list",
        description = "Lists the audit's entries, newest first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  sutler audit list --instance 4f2a…",
            "  sutler audit list --operator ada --since 2026-01-01T00:00:00Z -o json"
        })
final class AuditListCommand extends AdminListing {
    private static final String[] HEADS = {
        "AT", "WHO", "ACTION", "OUTCOME", "INSTANCE", "BINDING", "OPERATION", "REASON"
    };

    @Option(
            names = "--instance",
            paramLabel = "ID",
            description = "About this instance or its bindings.")
    private Optional<String> instance = Optional.empty();

    @Option(
            names = "--operation",
            paramLabel = "ID",
            description = "About this operation; together with --instance.")
    private Optional<String> operation = Optional.empty();

    @Option(names = "--operator", paramLabel = "NAME", description = "By this operator.")
    private Optional<String> operator = Optional.empty();

    @Option(names = "--platform", paramLabel = "NAME", description = "By this platform.")
    private Optional<String> platform = Optional.empty();

    @Option(
            names = "--action",
            paramLabel = "WORD",
            description = "What was done, such as force-delete.")
    private Optional<String> action = Optional.empty();

    @Option(names = "--since", paramLabel = "TIME", description = "Not before then.")
    private Optional<String> since = Optional.empty();

    AuditListCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    String path() {
        return "/audit";
    }

    @Override
    void filter(Filter filter) {
        filter.put("instance_id", instance)
                .put("operation_id", operation)
                .put("operator", operator)
                .put("platform", platform)
                .put("action", action)
                .put("since", since);
    }

    @Override
    String[] heads() {
        return HEADS.clone();
    }

    @Override
    String[] row(JsonNode item, Colours colours) {
        return row(item);
    }

    /// A table of entries.
    static TextTable table(JsonNode entries) {
        TextTable table = new TextTable(HEADS.clone());
        entries.forEach(entry -> table.row(row(entry)));
        return table;
    }

    private static String[] row(JsonNode entry) {
        return new String[] {
            AdminWords.time(entry, "at"),
            AdminWords.text(entry, "actor_kind") + " " + AdminWords.text(entry, "actor"),
            AdminWords.text(entry, "action"),
            AdminWords.text(entry, "outcome"),
            AdminWords.text(entry, "instance_id"),
            AdminWords.text(entry, "binding_id"),
            AdminWords.text(entry, "operation_id"),
            AdminWords.text(entry, "reason")
        };
    }
}
