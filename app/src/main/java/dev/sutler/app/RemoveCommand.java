package dev.sutler.app;

import dev.sutler.server.postgres.PostgresDatabase;
import dev.sutler.server.postgres.StoredCredentials;
import dev.sutler.server.postgres.StoredCredentials.StoredCredential;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/// `sutler platforms remove` and `sutler operators remove`: takes credentials away. What a platform
/// has made stays.
@Command(
        name = "remove",
        description =
                "Removes all credentials, or one. They stop working within two seconds. Service"
                        + " instances stay, and belong to the platform of that name still.",
        footer = {
            "",
            "Examples:",
            "  sutler platforms remove cf-eu --credential cf-eu-k3v9q2",
            "  sutler platforms remove cf-eu"
        })
final class RemoveCommand extends StoreCommand {

    private final Holders holders;

    @Parameters(index = "0", paramLabel = "NAME", description = "Whose.")
    private String name = "";

    @Option(
            names = "--credential",
            paramLabel = "USERNAME",
            description = "Only the one with this user name.")
    private Optional<String> credential = Optional.empty();

    @Option(
            names = "--force",
            description = "Also when nobody could reach the platform's instances afterwards.")
    private boolean force;

    RemoveCommand(Surroundings surroundings, Holders holders) {
        super(surroundings);
        this.holders = holders;
    }

    @Override
    void run(PostgresDatabase database) {
        StoredCredentials credentials = holders.in(database, user());
        List<StoredCredential> all =
                credentials.all().stream().filter(each -> each.holder().equals(name)).toList();
        List<String> doomed =
                all.stream()
                        .map(StoredCredential::username)
                        .filter(each -> credential.isEmpty() || each.equals(credential.get()))
                        .toList();
        if (doomed.isEmpty()) {
            throw new StartFailure(
                    "There is no such credential of a %s of the name %s. `%s list` shows all."
                            .formatted(holders.word(), name, holders.command()));
        }
        long instances =
                switch (holders) {
                    case PLATFORM -> database.instancesByPlatform().getOrDefault(name, 0L);
                    case OPERATOR -> 0;
                };
        boolean locksOut =
                instances > 0
                        && all.stream()
                                .filter(each -> !CredentialPrint.expired(each))
                                .allMatch(each -> doomed.contains(each.username()));
        if (locksOut && !force) {
            throw new StartFailure(
                    "Platform %s still has service instances (%d), and nobody could reach them any more. Have it remove them first, or say --force: they stay, and belong to whoever is added as %s again."
                            .formatted(name, instances, name));
        }
        doomed.forEach(username -> credentials.remove(name, username));
        print(json(doomed, instances), out -> text(out, doomed, locksOut ? instances : 0));
    }

    private ObjectNode json(List<String> removed, long instances) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put(holders.word(), name);
        removed.forEach(json.putArray("removed")::add);
        return holders == Holders.PLATFORM ? json.put("instances", instances) : json;
    }

    private void text(PrintWriter out, List<String> removed, long stranded) {
        out.println("Removed " + String.join(", ", removed) + ".");
        if (stranded > 0) {
            out.println(
                    "Service instances that stay: %d. `sutler platforms add %s` makes them reachable again."
                            .formatted(stranded, name));
        }
    }
}
