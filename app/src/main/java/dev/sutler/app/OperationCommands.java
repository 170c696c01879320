package dev.sutler.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// `sutler operations`: what goes on, what is stuck, and what can be done about it.
@Command(
        name = "operations",
        description = "Works with what is being done, and was done, for all platforms.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class OperationCommands {

    static CommandLine with(Surroundings surroundings) {
        return new CommandLine(new OperationCommands())
                .addSubcommand(new Listing(surroundings))
                .addSubcommand(new Show(surroundings))
                .addSubcommand(new OperationWatch(surroundings))
                .addSubcommand(new Retry(surroundings))
                .addSubcommand(new Cancel(surroundings))
                .addSubcommand(new Extend(surroundings))
                .addSubcommand(new Fail(surroundings));
    }

    @Command(
            name = "list",
            description = "Lists operations, newest first.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  sutler operations list --stuck",
                "  sutler operations list --state failed --kind provision --limit 20"
            })
    private static final class Listing extends AdminListing {

        @Option(
                names = "--state",
                paramLabel = "STATE",
                description = "queued, running, compensating, succeeded or failed.")
        private Optional<String> state = Optional.empty();

        @Option(
                names = "--kind",
                paramLabel = "KIND",
                description = "Such as provision, update, deprovision, bind or unbind.")
        private Optional<String> kind = Optional.empty();

        @Option(
                names = "--instance",
                paramLabel = "ID",
                description = "About this instance or its bindings.")
        private Optional<String> instance = Optional.empty();

        @Option(
                names = "--stuck",
                description =
                        "Past the deadline, or due for a minute without anybody working on it.")
        private boolean stuck;

        @Option(names = "--started-after", paramLabel = "TIME", description = "Since then.")
        private Optional<String> after = Optional.empty();

        @Option(names = "--started-before", paramLabel = "TIME", description = "Before then.")
        private Optional<String> before = Optional.empty();

        Listing(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        String path() {
            return "/operations";
        }

        @Override
        void filter(Filter filter) {
            filter.put("state", state)
                    .put("kind", kind)
                    .put("instance_id", instance)
                    .put("stuck", stuck ? Optional.of("true") : Optional.empty())
                    .put("started_after", after)
                    .put("started_before", before);
        }

        @Override
        String[] heads() {
            return OperationPrint.HEADS.clone();
        }

        @Override
        String[] row(JsonNode item, Colours colours) {
            return new OperationPrint(colours).row(item);
        }
    }

    @Command(
            name = "show",
            description = "Shows an operation, attempt by attempt.",
            footerHeading = "%nExample:%n",
            footer = "  sutler operations show 0d9e8c4e-…")
    private static final class Show extends AdminCommand {

        @Parameters(paramLabel = "OPERATION", description = "Its id.")
        private String operation = "";

        Show(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run(AdminClient client) {
            JsonNode shown = client.get(AdminClient.path("operations", operation), Map.of());
            print(shown, out -> new OperationPrint(colours()).one(shown, out));
            return 0;
        }
    }

    /// An order about one operation.
    private abstract static class Order extends AdminOrder {

        @Parameters(paramLabel = "OPERATION", description = "Its id.")
        private String operation = "";

        Order(Surroundings surroundings) {
            super(surroundings);
        }

        abstract String action();

        @Override
        final String path() {
            return AdminClient.path("operations", operation, action());
        }

        @Override
        Optional<String> question() {
            return Optional.empty();
        }
    }

    @Command(
            name = "retry",
            description = "Has an operation that waits for its next attempt tried again now.",
            footerHeading = "%nExample:%n",
            footer = "  sutler operations retry 0d9e8c4e-… --reason 'the database is back'")
    private static final class Retry extends Order {

        Retry(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        String action() {
            return "retry";
        }
    }

    @Command(
            name = "cancel",
            description = "Gives up a provision or a bind, and removes what it made so far.",
            footerHeading = "%nExample:%n",
            footer = "  sutler operations cancel 0d9e8c4e-… --reason 'ordered by mistake'")
    private static final class Cancel extends Order {

        Cancel(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        String action() {
            return "cancel";
        }

        @Override
        Optional<String> question() {
            return Optional.of("Give it up, and remove what it made");
        }
    }

    @Command(
            name = "extend",
            description = "Gives an operation more time: at least this much from now on.",
            footerHeading = "%nExample:%n",
            footer = "  sutler operations extend 0d9e8c4e-… --for 2h --reason 'a large import'")
    private static final class Extend extends Order {

        @Option(
                names = "--for",
                required = true,
                paramLabel = "DURATION",
                converter = DurationConverter.class,
                description = "How much, such as 30m or 2h; at most 30d.")
        private Duration least = Duration.ZERO;

        Extend(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        String action() {
            return "extend";
        }

        @Override
        void describe(ObjectNode body) {
            body.put("seconds", least.toSeconds());
        }
    }

    @Command(
            name = "fail",
            description = {
                "Ends an operation as failed. What it made in the back end stays there.",
                "Its instance or binding is failed then, and can be deleted or repaired."
            },
            footerHeading = "%nExample:%n",
            footer = "  sutler operations fail 0d9e8c4e-… --reason 'the back end is gone'")
    private static final class Fail extends Order {

        Fail(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        String action() {
            return "fail";
        }

        @Override
        Optional<String> question() {
            return Optional.of("End it as failed, and leave what it made in the back end");
        }
    }
}
