package dev.sutler.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;

import java.util.Optional;

/// `sutler instances`: what there is, what happened to one, and how it is removed.
@Command(
        name = "instances",
        description = "Works with service instances of all platforms, by the admin API.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class InstanceCommands {

    static CommandLine with(Surroundings surroundings) {
        return new CommandLine(new InstanceCommands())
                .addSubcommand(new Listing(surroundings))
                .addSubcommand(new InstanceShow(surroundings))
                .addSubcommand(new Delete(surroundings))
                .addSubcommand(new Purge(surroundings));
    }

    @Command(
            name = "list",
            description = "Lists service instances, by id.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  sutler instances list --state failed",
                "  sutler instances list --space 7f3c… --created-before 2026-01-01T00:00:00Z -o"
                        + " json"
            })
    private static final class Listing extends AdminListing {

        @Option(names = "--platform", paramLabel = "NAME", description = "Of this platform.")
        private Optional<String> platform = Optional.empty();

        @Option(names = "--service", paramLabel = "ID", description = "Of this service offering.")
        private Optional<String> service = Optional.empty();

        @Option(names = "--plan", paramLabel = "ID", description = "Of this service plan.")
        private Optional<String> plan = Optional.empty();

        @Option(
                names = "--state",
                paramLabel = "STATE",
                description = "provisioning, ready, updating, deprovisioning or failed.")
        private Optional<String> state = Optional.empty();

        @Option(names = "--prefix", paramLabel = "TEXT", description = "Whose id begins with this.")
        private Optional<String> prefix = Optional.empty();

        @Option(
                names = "--organization",
                paramLabel = "ID",
                description = "Of this organization, or Kubernetes cluster.")
        private Optional<String> organization = Optional.empty();

        @Option(
                names = "--space",
                paramLabel = "ID",
                description = "Of this space, or Kubernetes namespace.")
        private Optional<String> space = Optional.empty();

        @Option(names = "--created-after", paramLabel = "TIME", description = "Made since then.")
        private Optional<String> after = Optional.empty();

        @Option(names = "--created-before", paramLabel = "TIME", description = "Made before then.")
        private Optional<String> before = Optional.empty();

        Listing(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        String path() {
            return "/instances";
        }

        @Override
        void filter(Filter filter) {
            filter.put("platform", platform)
                    .put("service_id", service)
                    .put("plan_id", plan)
                    .put("state", state)
                    .put("id_prefix", prefix)
                    .put("organization", organization)
                    .put("space", space)
                    .put("created_after", after)
                    .put("created_before", before);
        }

        @Override
        String[] heads() {
            return new String[] {"ID", "STATE", "SERVICE", "PLAN", "PLATFORM", "CREATED", "ACTIVE"};
        }

        @Override
        String[] row(JsonNode item, Colours colours) {
            return new String[] {
                AdminWords.text(item, "id"),
                colours.state(AdminWords.text(item, "state")),
                AdminWords.text(item, "service_id"),
                AdminWords.text(item, "plan_id"),
                AdminWords.text(item, "platform"),
                AdminWords.time(item, "created_at"),
                AdminWords.active(item)
            };
        }
    }

    @Command(
            name = "delete",
            description = {
                "Removes a service instance and its bindings, whatever goes on about it.",
                "The back end is asked to remove it; what is missing there already is no error. An"
                        + " operation that is active is cut short."
            },
            footerHeading = "%nExample:%n",
            footer = "  sutler instances delete 4f2a… --reason 'its provision hangs, ticket 812'")
    private static final class Delete extends AdminOrder {

        @Parameters(paramLabel = "INSTANCE", description = "Its id.")
        private String instance = "";

        Delete(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        String path() {
            return AdminClient.path("instances", instance, "delete");
        }

        @Override
        Optional<String> question() {
            return Optional.of(
                    "Remove instance %s with its data and its bindings".formatted(instance));
        }
    }

    @Command(
            name = "purge",
            description = {
                "Forgets a service instance and its bindings. The back end is not touched.",
                "For an instance whose back end is gone for good: `delete` also removes what is"
                        + " there."
            },
            footerHeading = "%nExample:%n",
            footer = "  sutler instances purge 4f2a… --reason 'the cluster it was in is gone'")
    private static final class Purge extends AdminOrder {

        @Parameters(paramLabel = "INSTANCE", description = "Its id.")
        private String instance = "";

        Purge(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        String path() {
            return AdminClient.path("instances", instance, "purge");
        }

        @Override
        Optional<String> question() {
            return Optional.of(
                    "Forget instance %s, and leave what it has in the back end"
                            .formatted(instance));
        }
    }
}
