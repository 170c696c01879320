package dev.sutler.app;

import tools.jackson.databind.JsonNode;

import java.io.PrintWriter;

/// Operations for people.
///
/// @param colours for states
record OperationPrint(Colours colours) {

    static final String[] HEADS = {
        "OPERATION", "KIND", "ABOUT", "STATE", "STARTED", "TOOK", "ATTEMPT", "SAID LAST"
    };

    /// A table of operations.
    void table(JsonNode operations, PrintWriter out) {
        TextTable table = new TextTable(HEADS);
        operations.forEach(operation -> table.row(row(operation)));
        table.print(out);
    }

    String[] row(JsonNode operation) {
        return new String[] {
            AdminWords.text(operation, "id"),
            AdminWords.text(operation, "kind"),
            about(operation),
            AdminWords.state(operation, colours),
            AdminWords.time(operation, "started_at"),
            AdminWords.span(operation, "started_at", "finished_at"),
            AdminWords.text(operation, "attempt"),
            AdminWords.text(operation, "description")
        };
    }

    private static String about(JsonNode operation) {
        String binding = operation.path("binding_id").asString("");
        String instance = AdminWords.text(operation, "instance_id");
        return binding.isEmpty() ? instance : instance + "/" + AdminWords.clean(binding);
    }

    /// One operation, line by line, with its journal.
    void one(JsonNode operation, PrintWriter out) {
        out.println(
                "operation  %s  %s"
                        .formatted(
                                colours.head(AdminWords.text(operation, "id")),
                                AdminWords.state(operation, colours)));
        line(out, "kind", AdminWords.text(operation, "kind"));
        line(out, "about", about(operation));
        line(out, "platform", AdminWords.text(operation, "platform"));
        line(out, "request", AdminWords.text(operation, "request_id"));
        line(out, "started", AdminWords.time(operation, "started_at"));
        line(out, "deadline", AdminWords.time(operation, "deadline"));
        line(out, "finished", AdminWords.time(operation, "finished_at"));
        line(out, "attempt", AdminWords.text(operation, "attempt"));
        line(out, "due", AdminWords.time(operation, "due_at"));
        line(out, "worker", AdminWords.text(operation, "worker"));
        line(out, "waits for", AdminWords.text(operation, "waits_for"));
        line(out, "said last", AdminWords.text(operation, "description"));
        line(out, "failure", AdminWords.text(operation, "failure"));
        explain(operation, out);
    }

    private static void line(PrintWriter out, String name, String value) {
        if (!value.equals("-")) {
            out.println("%-10s %s".formatted(name, value));
        }
    }

    /// What was done for it, attempt by attempt.
    void explain(JsonNode operation, PrintWriter out) {
        if (operation.path("journal").isEmpty()) {
            return;
        }
        out.println();
        out.println(
                colours.head(
                        "What was done for %s %s"
                                .formatted(
                                        AdminWords.text(operation, "kind"),
                                        AdminWords.text(operation, "id"))));
        TextTable table =
                new TextTable("#", "ATTEMPT", "BEGAN", "TOOK", "OUTCOME", "WORKER", "MESSAGE");
        operation
                .path("journal")
                .forEach(
                        entry ->
                                table.row(
                                        AdminWords.text(entry, "number"),
                                        AdminWords.text(entry, "attempt"),
                                        AdminWords.time(entry, "started_at"),
                                        AdminWords.span(entry, "started_at", "ended_at"),
                                        AdminWords.text(entry, "outcome"),
                                        AdminWords.text(entry, "worker"),
                                        AdminWords.text(entry, "message")));
        table.print(out);
    }
}
