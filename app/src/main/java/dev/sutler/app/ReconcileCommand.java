package dev.sutler.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// `sutler orphans reconcile`: compares the store with the back ends, and with a platform's list.
@Command(
        name = "reconcile",
        description = {
            "Compares the store with the back ends, and prints what differs. Changes nothing unless"
                    + " --repair is said.",
            "With --platform-list, compares what the platform has with what the store has of it."
        },
        footer = {
            "",
            "Examples:",
            "  sutler orphans reconcile",
            "  sutler orphans reconcile --repair --reason 'after the outage'",
            "  cf curl '/v3/service_instances?type=managed&per_page=5000' > cf.json",
            "  sutler orphans reconcile --platform cf-eu --platform-list cf.json"
        })
class ReconcileCommand extends AdminCommand {

    @Option(names = "--repair", description = "Sets right what may be.")
    private boolean repair;

    @Option(names = "--dry-run", description = "Changes nothing. That is so without it, too.")
    private boolean dryRun;

    @Option(names = "--reason", description = "Why; needed with --repair. It goes into the audit.")
    private Optional<String> reason = Optional.empty();

    @Option(names = "--platform", paramLabel = "NAME", description = "Whose list it is.")
    private Optional<String> platform = Optional.empty();

    @Option(
            names = "--platform-list",
            paramLabel = "FILE",
            description =
                    "The ids of all instances that the platform has: one on each line, or the"
                            + " answer of Cloud Foundry's /v3/service_instances, all pages after each"
                            + " other.")
    private Optional<Path> platformList = Optional.empty();

    ReconcileCommand(Surroundings surroundings) {
        super(surroundings);
    }

    boolean repairs() {
        return repair && !dryRun;
    }

    @Override
    int run(AdminClient client) {
        if (platformList.isPresent() != platform.isPresent()) {
            throw usage("--platform and --platform-list belong together.");
        }
        if (repair && dryRun) {
            throw usage("Say either --repair or --dry-run.");
        }
        if (repairs() && reason.isEmpty()) {
            throw usage("A repair needs --reason.");
        }
        if (platformList.isPresent()) {
            Path file = surroundings().workingDirectory().resolve(platformList.get());
            ObjectNode result = PlatformListFile.read(file).compare(client, platform.orElseThrow());
            print(result, out -> PlatformListFile.print(result, out));
        }
        if (platformList.isEmpty() || repairs()) {
            ObjectNode asked = JsonNodeFactory.instance.objectNode().put("repair", repairs());
            reason.ifPresent(words -> asked.put("reason", words));
            JsonNode report = client.post("/reconcile", asked);
            print(report, out -> show(report, out));
        }
        return 0;
    }

    static AdminFailure usage(String message) {
        return new AdminFailure(AdminFailure.Kind.USAGE, message);
    }

    static void show(JsonNode report, PrintWriter out) {
        if (report.path("state").asString("").equals("running")) {
            out.println("It goes on. `sutler orphans report` shows what came of it.");
            return;
        }
        TextTable table =
                new TextTable(
                        "SERVICE",
                        "INSTANCES",
                        "FOUND",
                        "ORPHANS",
                        "GHOSTS",
                        "DRIFT",
                        "FOREIGN",
                        "REMOVED",
                        "REPAIRED");
        for (JsonNode service : report.path("services")) {
            table.row(
                    service.path("service").asString(""),
                    service.path("instances").asString(),
                    service.path("found").asString(),
                    service.path("orphans").asString(),
                    service.path("ghosts").asString(),
                    service.path("drifts").asString(),
                    service.path("foreign").asString(),
                    service.path("removed").asString(),
                    service.path("repaired").asString());
        }
        table.print(out);
        for (JsonNode service : report.path("services")) {
            String name = service.path("service").asString("");
            service.path("problems").forEach(each -> out.println(name + ": " + each.asString()));
            service.path("differences").forEach(each -> out.println(difference(each)));
            service.path("actions").forEach(each -> out.println(action(each)));
        }
        for (JsonNode stuck : report.path("stuck")) {
            out.println(
                    "stuck: operation %s (%s of %s): %s"
                            .formatted(
                                    stuck.path("operation_id").asString(""),
                                    stuck.path("kind").asString(""),
                                    stuck.path("instance_id").asString(""),
                                    stuck.path("message").asString("")));
        }
    }

    private static String difference(JsonNode drift) {
        String binding =
                drift.optional("binding_id").map(id -> ", binding " + id.asString()).orElse("");
        return "%s: instance %s%s: %s"
                .formatted(
                        drift.path("kind").asString(""),
                        drift.path("instance_id").asString(""),
                        binding,
                        drift.path("message").asString(""));
    }

    private static String action(JsonNode action) {
        String message = action.optional("message").map(text -> ": " + text.asString()).orElse("");
        return action.path("action").asString("")
                + ": "
                + action.path("what").asString("")
                + message;
    }

    /// `sutler orphans repair`.
    @Command(
            name = "repair",
            description =
                    "Compares, removes the orphans whose grace is over, and makes again what live"
                            + " bindings need. The same as `reconcile --repair`.",
            footer = {"", "Example:", "  sutler orphans repair --reason 'after the outage'"})
    static final class Repair extends AdminCommand {

        @Option(names = "--reason", required = true, description = "Why. It goes into the audit.")
        private String reason = "";

        @Option(names = "--dry-run", description = "Only says what differs.")
        private boolean dryRun;

        Repair(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run(AdminClient client) {
            JsonNode report =
                    client.post(
                            "/reconcile",
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("repair", !dryRun)
                                    .put("reason", reason));
            print(report, out -> show(report, out));
            return 0;
        }
    }

    /// `sutler orphans report`.
    @Command(
            name = "report",
            description = "Shows what the latest comparison has found and done.",
            footer = {"", "Example:", "  sutler orphans report -o json"})
    static final class Report extends AdminCommand {
        Report(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run(AdminClient client) {
            JsonNode report = client.get("/reconcile", Map.of());
            print(report, out -> show(report, out));
            return 0;
        }
    }
}
