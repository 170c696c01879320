package dev.sutler.app;

import dev.sutler.app.AdminFailure.Kind;

import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// A command that changes something by the admin API: it says why, and asks before it destroys.
abstract class AdminOrder extends AdminCommand {

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why, for the audit.")
    private String reason = "";

    @Option(names = "--yes", description = "Do not ask whether it is meant.")
    private boolean yes;

    AdminOrder(Surroundings surroundings) {
        super(surroundings);
    }

    /// Where the order goes.
    abstract String path();

    /// What cannot be undone, as a question without its question mark; empty for what harms
    /// nothing.
    abstract Optional<String> question();

    /// Adds what else the order says.
    void describe(ObjectNode body) {}

    @Override
    final int run(AdminClient client) {
        confirm();
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("reason", reason);
        describe(body);
        JsonNode answer = client.post(path(), body);
        print(
                answer,
                out -> {
                    out.println(answer.path("message").asString(""));
                    if (answer.has("operation_id")) {
                        out.println("operation " + answer.path("operation_id").asString());
                    }
                });
        return 0;
    }

    /* Where nobody can be asked, whoever wrote the script has meant it only if it says so. */
    private void confirm() {
        Optional<String> question = question();
        if (yes || question.isEmpty()) {
            return;
        }
        Terminal terminal =
                surroundings()
                        .terminal()
                        .orElseThrow(
                                () ->
                                        new AdminFailure(
                                                Kind.USAGE,
                                                "This cannot be undone. Say --yes to confirm it."));
        String answer = terminal.ask(question.get() + "? Type yes: ").orElse("");
        if (!answer.strip().equalsIgnoreCase("yes")) {
            throw new AdminFailure(Kind.FAILED, "Nothing was done.");
        }
    }
}
