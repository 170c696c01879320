package dev.sutler.app;

import dev.sutler.server.postgres.PostgresDatabase;
import dev.sutler.server.postgres.StoredCredentials.StoredCredential;

import picocli.CommandLine.Command;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `sutler platforms list` and `sutler operators list`: who there is, with which credentials.
@Command(
        name = "list",
        description =
                "Lists all with their credentials: when each was made, used last, and expires.")
final class ListCommand extends StoreCommand {

    private final Holders holders;

    ListCommand(Surroundings surroundings, Holders holders) {
        super(surroundings);
        this.holders = holders;
    }

    @Override
    void run(PostgresDatabase database) {
        Map<String, List<StoredCredential>> byName = new TreeMap<>();
        holders.in(database, user())
                .all()
                .forEach(
                        each ->
                                byName.computeIfAbsent(each.holder(), name -> new ArrayList<>())
                                        .add(each));
        Map<String, Long> instances =
                switch (holders) {
                    case PLATFORM -> database.instancesByPlatform();
                    case OPERATOR -> Map.of();
                };
        instances.keySet().forEach(name -> byName.putIfAbsent(name, List.of()));
        print(json(byName, instances), out -> table(byName, instances).print(out));
    }

    private ArrayNode json(
            Map<String, List<StoredCredential>> byName, Map<String, Long> instances) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        byName.forEach(
                (name, credentials) -> {
                    ObjectNode one = all.addObject().put("name", name);
                    if (holders == Holders.PLATFORM) {
                        one.put("instances", instances.getOrDefault(name, 0L));
                    }
                    ArrayNode list = one.putArray("credentials");
                    credentials.forEach(each -> list.add(json(each)));
                });
        return all;
    }

    private static ObjectNode json(StoredCredential stored) {
        ObjectNode json = CredentialPrint.json(stored);
        if (!stored.scopes().isEmpty()) {
            stored.scopes().stream().sorted().forEach(json.putArray("scopes")::add);
        }
        return json;
    }

    private TextTable table(
            Map<String, List<StoredCredential>> byName, Map<String, Long> instances) {
        String second = holders == Holders.PLATFORM ? "INSTANCES" : "SCOPES";
        TextTable table =
                new TextTable("NAME", second, "CREDENTIAL", "CREATED", "LAST USED", "EXPIRES");
        byName.forEach(
                (name, credentials) -> {
                    String count = Long.toString(instances.getOrDefault(name, 0L));
                    if (credentials.isEmpty()) {
                        table.row(name, count, "none", "-", "-", "-");
                    }
                    for (StoredCredential each : credentials) {
                        table.row(
                                name,
                                holders == Holders.PLATFORM
                                        ? count
                                        : String.join(
                                                ",", each.scopes().stream().sorted().toList()),
                                each.username(),
                                CredentialPrint.time(Optional.of(each.life().createdAt())),
                                CredentialPrint.time(each.life().lastUsedAt()),
                                CredentialPrint.expiry(each));
                    }
                });
        return table;
    }
}
