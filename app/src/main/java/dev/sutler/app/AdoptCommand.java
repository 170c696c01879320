package dev.sutler.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// `sutler instances adopt`: makes an instance of a database that exists already.
@Command(
        name = "adopt",
        description = {
            "Makes an instance of what exists already: a database keeps its name and its data, and"
                    + " whoever uses it goes on.",
            "What is not safe to take is refused, and stays as it was."
        },
        footer = {
            "",
            "Example:",
            "  sutler instances adopt 0a1b2c3d --name shop --platform cf-eu --service SERVICE-ID"
                    + " \\",
            "    --plan PLAN-ID --organization ORG --space SPACE --reason 'ticket 17'"
        })
final class AdoptCommand extends AdminCommand {

    @Parameters(index = "0", paramLabel = "INSTANCE", description = "The id of the new instance.")
    private String instance = "";

    @Option(names = "--name", required = true, description = "What the back end calls it.")
    private String name = "";

    @Option(names = "--platform", required = true, description = "The platform that gets it.")
    private String platform = "";

    @Option(names = "--service", required = true, paramLabel = "ID", description = "The service.")
    private String service = "";

    @Option(names = "--plan", required = true, paramLabel = "ID", description = "The plan.")
    private String plan = "";

    @Option(names = "--organization", paramLabel = "ID", description = "Whose it is.")
    private Optional<String> organization = Optional.empty();

    @Option(names = "--space", paramLabel = "ID", description = "Whose it is, in detail.")
    private Optional<String> space = Optional.empty();

    @Option(names = "--reason", required = true, description = "Why. It goes into the audit.")
    private String reason = "";

    AdoptCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(AdminClient client) {
        ObjectNode wish =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("name", name)
                        .put("platform", platform)
                        .put("service_id", service)
                        .put("plan_id", plan)
                        .put("reason", reason);
        organization.ifPresent(id -> wish.put("organization", id));
        space.ifPresent(id -> wish.put("space", id));
        JsonNode answer = client.post(AdminClient.path("instances", instance, "adopt"), wish);
        print(
                answer,
                out ->
                        out.println(
                                answer.optional("operation_id")
                                        .map(
                                                id ->
                                                        "It has begun. `sutler operations show "
                                                                + id.asString()
                                                                + "` tells how far it is.")
                                        .orElse("It is an instance already.")));
        return 0;
    }
}
