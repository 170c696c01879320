package dev.sutler.app;

import dev.sutler.app.AdminFailure.Kind;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// `sutler bindings rotate`: new credentials for all bindings of an instance or a plan, as after a
/// leak.
@Command(
        name = "rotate",
        description = {
            "Gives all bindings of an instance, or of a plan, new credentials.",
            "The old ones stop working. Platforms get the new ones when they fetch their bindings."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  sutler bindings rotate --instance 4f2a… --reason 'credentials in a log'",
            "  sutler bindings rotate --service postgresql --plan small --reason 'leak' --wait"
        })
final class BindingRotation extends AdminCommand {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why, for the audit.")
    private String reason = "";

    @Option(
            names = "--wait",
            description = "Wait until all is done, and fail if any binding failed.")
    private boolean wait;

    BindingRotation(Surroundings surroundings) {
        super(surroundings);
    }

    private static final class Which {
        @Option(names = "--instance", required = true, paramLabel = "ID")
        private Optional<String> instance = Optional.empty();

        @ArgGroup(exclusive = false)
        private OfPlan plan = new OfPlan();
    }

    private static final class OfPlan {
        @Option(names = "--service", required = true, paramLabel = "NAME")
        private String service = "";

        @Option(names = "--plan", required = true, paramLabel = "NAME")
        private String plan = "";
    }

    @Override
    int run(AdminClient client) {
        JsonNode started =
                client.post(
                        which.instance
                                .map(id -> AdminClient.path("instances", id, "rotate-bindings"))
                                .orElseGet(() -> ofPlan(client)),
                        JsonNodeFactory.instance.objectNode().put("reason", reason));
        JsonNode last = wait ? finished(client, started) : started;
        show(last);
        return wait && last.path("bindings").path("failed").asLong(0) > 0 ? 1 : 0;
    }

    void show(JsonNode rotation) {
        print(rotation, out -> BindingRotationShow.print(rotation, out));
    }

    private String ofPlan(AdminClient client) {
        JsonNode catalog = client.get("/catalog", Map.of());
        JsonNode service = named(catalog.path("offerings"), which.plan.service, "service");
        JsonNode plan = named(service.path("plans"), which.plan.plan, "plan");
        return AdminClient.path(
                "plans",
                service.path("id").asString(""),
                plan.path("id").asString(""),
                "rotate-bindings");
    }

    private static JsonNode named(JsonNode list, String name, String what) {
        return Stream.of("name", "id")
                .flatMap(
                        key ->
                                list.valueStream()
                                        .filter(each -> each.path(key).asString("").equals(name)))
                .findFirst()
                .orElseThrow(
                        () ->
                                new AdminFailure(
                                        Kind.NOT_FOUND,
                                        "The catalog has no %s %s. `sutler catalog` shows it."
                                                .formatted(what, name)));
    }

    private static JsonNode finished(AdminClient client, JsonNode started) {
        JsonNode now = started;
        while (!now.has("finished_at")) {
            LockSupport.parkNanos(PAUSE.toNanos());
            now =
                    client.get(
                            AdminClient.path("rotations", started.path("id").asString("")),
                            Map.of());
        }
        return now;
    }
}
