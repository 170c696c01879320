package dev.sutler.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.util.Map;

/// `sutler instances show`: one instance with all that happened to it.
@Command(
        name = "show",
        description = "Shows a service instance and all that happened to it, also when it is gone.",
        footerHeading = "%nExample:%n",
        footer = "  sutler instances show 4f2a…")
final class InstanceShow extends AdminCommand {

    @Parameters(paramLabel = "INSTANCE", description = "Its id.")
    private String instance = "";

    InstanceShow(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(AdminClient client) {
        JsonNode shown = client.get(AdminClient.path("instances", instance), Map.of());
        print(shown, out -> print(shown, out));
        return 0;
    }

    private void print(JsonNode shown, PrintWriter out) {
        Colours colours = colours();
        JsonNode known = shown.path("instance");
        if (known.isMissingNode()) {
            out.println("There is no such instance any more. This is remembered of it:");
        } else {
            describe(known, colours, out);
        }
        bindings(shown.path("bindings"), colours, out);
        out.println();
        out.println(colours.head("Operations, newest first"));
        OperationPrint print = new OperationPrint(colours);
        print.table(shown.path("operations"), out);
        shown.path("operations").forEach(operation -> print.explain(operation, out));
        if (!shown.path("audit").isEmpty()) {
            out.println();
            out.println(colours.head("Audit, newest first"));
            AuditListCommand.table(shown.path("audit")).print(out);
        }
        if (!shown.path("complete").asBoolean(true)) {
            out.println("There is more than is shown here.");
        }
    }

    private static void describe(JsonNode known, Colours colours, PrintWriter out) {
        out.println(
                "instance      %s  %s"
                        .formatted(
                                colours.head(AdminWords.text(known, "id")),
                                colours.state(AdminWords.text(known, "state"))));
        out.println("service       " + AdminWords.text(known, "service_id"));
        out.println("plan          " + AdminWords.text(known, "plan_id"));
        out.println("platform      " + AdminWords.text(known, "platform"));
        out.println("organization  " + AdminWords.text(known, "organization"));
        out.println("space         " + AdminWords.text(known, "space"));
        out.println("created       " + AdminWords.time(known, "created_at"));
        if (!known.path("provisioned").asBoolean(true)) {
            out.println("never ready");
        }
    }

    private static void bindings(JsonNode bindings, Colours colours, PrintWriter out) {
        if (bindings.isEmpty()) {
            return;
        }
        out.println();
        out.println(colours.head("Bindings"));
        TextTable table = new TextTable("ID", "STATE", "CREATED", "EXPIRES", "ACTIVE");
        bindings.forEach(
                binding ->
                        table.row(
                                AdminWords.text(binding, "id"),
                                colours.state(AdminWords.text(binding, "state")),
                                AdminWords.time(binding, "created_at"),
                                AdminWords.time(binding, "expires_at"),
                                AdminWords.active(binding)));
        table.print(out);
    }
}
