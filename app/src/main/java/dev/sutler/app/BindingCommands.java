package dev.sutler.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// `sutler bindings`: what there is, which have to be renewed, and how one is removed.
@Command(
        name = "bindings",
        description = "Works with service bindings of all platforms, by the admin API.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class BindingCommands {

    static CommandLine with(Surroundings surroundings) {
        return new CommandLine(new BindingCommands())
                .addSubcommand(new Listing(surroundings))
                .addSubcommand(new Show(surroundings))
                .addSubcommand(new BindingRotation(surroundings))
                .addSubcommand(new BindingRotationShow(surroundings))
                .addSubcommand(new Delete(surroundings))
                .addSubcommand(new Purge(surroundings));
    }

    @Command(
            name = "list",
            description = "Lists service bindings, by instance and id, or by time.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  sutler bindings list --instance 4f2a…",
                "  sutler bindings list --renewal-due-in 7d"
            })
    private static final class Listing extends AdminListing {

        @Option(names = "--instance", paramLabel = "ID", description = "Of this instance.")
        private Optional<String> instance = Optional.empty();

        @Option(
                names = "--state",
                paramLabel = "STATE",
                description = "binding, ready, rotating, unbinding or failed.")
        private Optional<String> state = Optional.empty();

        @Option(
                names = "--expiring-in",
                paramLabel = "DURATION",
                converter = DurationConverter.class,
                description = "Whose credentials stop working within this time.")
        private Optional<Duration> expiring = Optional.empty();

        @Option(
                names = "--renewal-due-in",
                paramLabel = "DURATION",
                converter = DurationConverter.class,
                description = "That have to be renewed within this time.")
        private Optional<Duration> renewal = Optional.empty();

        Listing(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        String path() {
            return "/bindings";
        }

        @Override
        void filter(Filter filter) {
            filter.put("instance_id", instance)
                    .put("state", state)
                    .put("expiring_before", expiring.map(Instant.now()::plus))
                    .put("renewal_due_before", renewal.map(Instant.now()::plus));
        }

        @Override
        String[] heads() {
            return new String[] {
                "INSTANCE", "ID", "STATE", "CREATED", "RENEW BEFORE", "EXPIRES", "ACTIVE"
            };
        }

        @Override
        String[] row(JsonNode item, Colours colours) {
            return new String[] {
                AdminWords.text(item, "instance_id"),
                AdminWords.text(item, "id"),
                colours.state(AdminWords.text(item, "state")),
                AdminWords.time(item, "created_at"),
                AdminWords.time(item, "renew_before"),
                AdminWords.time(item, "expires_at"),
                AdminWords.active(item)
            };
        }
    }

    /// Which binding a command is about.
    private static final class Key {

        @Parameters(index = "0", paramLabel = "INSTANCE", description = "Its instance's id.")
        private String instance = "";

        @Parameters(index = "1", paramLabel = "BINDING", description = "Its own id.")
        private String binding = "";

        String path(String... action) {
            return AdminClient.path("instances", instance, "bindings", binding)
                    + AdminClient.path(action);
        }
    }

    @Command(
            name = "show",
            description = "Shows a service binding, without its credentials.",
            footerHeading = "%nExample:%n",
            footer = "  sutler bindings show 4f2a… 91bb…")
    private static final class Show extends AdminCommand {

        @CommandLine.Mixin private final Key key = new Key();

        Show(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run(AdminClient client) {
            JsonNode shown = client.get(key.path(), Map.of());
            print(
                    shown,
                    out -> {
                        out.println(
                                "binding       %s  %s"
                                        .formatted(
                                                colours().head(AdminWords.text(shown, "id")),
                                                colours().state(AdminWords.text(shown, "state"))));
                        out.println("instance      " + AdminWords.text(shown, "instance_id"));
                        out.println("plan          " + AdminWords.text(shown, "plan_id"));
                        out.println("created       " + AdminWords.time(shown, "created_at"));
                        out.println("renew before  " + AdminWords.time(shown, "renew_before"));
                        out.println("expires       " + AdminWords.time(shown, "expires_at"));
                        out.println("succeeds      " + AdminWords.text(shown, "predecessor_id"));
                        out.println("active        " + AdminWords.active(shown));
                    });
            return 0;
        }
    }

    @Command(
            name = "delete",
            description = {
                "Removes a service binding, whatever goes on about it.",
                "The back end is asked to remove it; what is missing there already is no error."
            },
            footerHeading = "%nExample:%n",
            footer = "  sutler bindings delete 4f2a… 91bb… --reason 'leaked credentials'")
    private static final class Delete extends AdminOrder {

        @CommandLine.Mixin private final Key key = new Key();

        Delete(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        String path() {
            return key.path("delete");
        }

        @Override
        Optional<String> question() {
            return Optional.of("Remove binding %s with its credentials".formatted(key.binding));
        }
    }

    @Command(
            name = "purge",
            description = "Forgets a service binding. The back end is not touched.",
            footerHeading = "%nExample:%n",
            footer = "  sutler bindings purge 4f2a… 91bb… --reason 'its login was removed by hand'")
    private static final class Purge extends AdminOrder {

        @CommandLine.Mixin private final Key key = new Key();

        Purge(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        String path() {
            return key.path("purge");
        }

        @Override
        Optional<String> question() {
            return Optional.of(
                    "Forget binding %s, and leave what it has in the back end"
                            .formatted(key.binding));
        }
    }
}
