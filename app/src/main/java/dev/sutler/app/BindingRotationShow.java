package dev.sutler.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.util.Map;

/// `sutler bindings rotation`: how far a rotation is.
@Command(
        name = "rotation",
        description = "Shows how far a rotation of bindings is.",
        footerHeading = "%nExample:%n",
        footer = "  sutler bindings rotation 1d7c…")
final class BindingRotationShow extends AdminCommand {

    @Parameters(paramLabel = "ROTATION", description = "Its id.")
    private String id = "";

    BindingRotationShow(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(AdminClient client) {
        JsonNode rotation = client.get(AdminClient.path("rotations", id), Map.of());
        print(rotation, out -> print(rotation, out));
        return 0;
    }

    static void print(JsonNode rotation, PrintWriter out) {
        JsonNode counts = rotation.path("bindings");
        out.println("rotation   " + rotation.path("id").asString(""));
        out.println("started    " + AdminWords.time(rotation, "started_at"));
        out.println("finished   " + AdminWords.time(rotation, "finished_at"));
        counts.propertyStream()
                .forEach(
                        count ->
                                out.println(
                                        "%-10s %d"
                                                .formatted(
                                                        count.getKey(),
                                                        count.getValue().asLong(0))));
    }
}
