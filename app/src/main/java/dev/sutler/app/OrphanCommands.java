package dev.sutler.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `sutler orphans`: what back ends have and the store has not, and the other way round.
final class OrphanCommands {

    private OrphanCommands() {}

    /// `sutler orphans`.
    @Command(
            name = "orphans",
            description =
                    "Finds what back ends and the store do not agree about, and sets it right.",
            mixinStandardHelpOptions = true,
            synopsisSubcommandLabel = "COMMAND")
    private static final class Orphans {}

    static CommandLine with(Surroundings surroundings) {
        return new CommandLine(new Orphans())
                .addSubcommand(new List(surroundings))
                .addSubcommand(new ReconcileCommand(surroundings))
                .addSubcommand(new ReconcileCommand.Repair(surroundings))
                .addSubcommand(new ReconcileCommand.Report(surroundings))
                .addSubcommand(new Keep(surroundings))
                .addSubcommand(new Claim(surroundings))
                .addSubcommand(new Forget(surroundings));
    }

    /// `sutler orphans list`.
    @Command(
            name = "list",
            description = "Lists the orphans that the latest comparison has found.",
            footer = {
                "",
                "MARK is `ours` when what is on the back end says so; `unmarked` when it only names"
                        + " ids; `unknown` when nothing can be trusted.",
                "",
                "Examples:",
                "  sutler orphans list",
                "  sutler orphans list --service add651cc-8af1-4c38-abd8-f3a52dcb3fef -o json"
            })
    private static final class List extends AdminCommand {

        @Option(names = "--service", paramLabel = "ID", description = "Only this service's.")
        private Optional<String> service = Optional.empty();

        List(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run(AdminClient client) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            Map<String, String> query = new TreeMap<>();
            service.ifPresent(id -> query.put("service_id", id));
            Optional<String> next;
            do {
                JsonNode page = client.get("/orphans", query);
                page.path("items").forEach(all::add);
                next = page.optional("next").map(JsonNode::asString);
                next.ifPresent(cursor -> query.put("cursor", cursor));
            } while (next.isPresent());
            print(all, out -> table(all).print(out));
            return 0;
        }

        private static TextTable table(ArrayNode all) {
            TextTable table =
                    new TextTable(
                            "NAME", "KIND", "MARK", "FIRST SEEN", "REPAIR", "SERVICE", "NOTE");
            for (JsonNode each : all) {
                table.row(
                        each.path("name").asString(""),
                        each.path("kind").asString(""),
                        each.path("mark").asString(""),
                        each.path("first_seen_at").asString("").replaceFirst("\\..*", "Z"),
                        fate(each),
                        each.path("service_id").asString(""),
                        each.path("problem").asString(each.path("description").asString("")));
            }
            return table;
        }

        private static String fate(JsonNode orphan) {
            if (orphan.path("decision").asString("").equals("keep")) {
                return "kept";
            }
            return orphan.path("removable").asBoolean(false) ? "removes it" : "leaves it";
        }
    }

    /// A command about one orphan.
    private abstract static class About extends AdminCommand {

        @Parameters(index = "0", paramLabel = "SERVICE", description = "The service's id.")
        private String service = "";

        @Parameters(index = "1", paramLabel = "NAME", description = "The orphan's name.")
        private String name = "";

        @Option(names = "--reason", required = true, description = "Why. It goes into the audit.")
        private String reason = "";

        About(Surroundings surroundings) {
            super(surroundings);
        }

        abstract String action();

        abstract String done();

        @Override
        final int run(AdminClient client) {
            JsonNode answer =
                    client.post(
                            AdminClient.path("orphans", service, name, action()),
                            JsonNodeFactory.instance.objectNode().put("reason", reason));
            print(answer, out -> out.println(name + " " + done()));
            return 0;
        }
    }

    /// `sutler orphans keep`.
    @Command(
            name = "keep",
            description = "Says that an orphan stays, whatever a repair would do.",
            footer = {
                "",
                "Example:",
                "  sutler orphans keep SERVICE i_abc --reason 'moved out of the broker'"
            })
    private static final class Keep extends About {
        Keep(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        String action() {
            return "keep";
        }

        @Override
        String done() {
            return "stays.";
        }
    }

    /// `sutler orphans claim`.
    @Command(
            name = "claim",
            description = {
                "Says that an orphan is this broker's and may go, although nothing proves it. A"
                        + " repair removes it after its grace.",
                "Look at it first: what is removed is gone."
            },
            footer = {
                "",
                "Example:",
                "  sutler orphans claim SERVICE i_abc --reason 'seen, empty'"
            })
    private static final class Claim extends About {
        Claim(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        String action() {
            return "claim";
        }

        @Override
        String done() {
            return "is removed by the next repair after its grace.";
        }
    }

    /// `sutler orphans forget`.
    @Command(
            name = "forget",
            description =
                    "Takes an orphan off the list, and what was decided about it. If it is found"
                            + " again, its grace begins anew.",
            footer = {
                "",
                "Example:",
                "  sutler orphans forget SERVICE i_abc --reason 'start anew'"
            })
    private static final class Forget extends About {
        Forget(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        String action() {
            return "forget";
        }

        @Override
        String done() {
            return "is off the list.";
        }
    }
}
