package dev.sutler.app;

import dev.sutler.server.postgres.PostgresDatabase;
import dev.sutler.server.postgres.StoredCredentials;
import dev.sutler.server.postgres.StoredCredentials.NewCredential;
import dev.sutler.server.postgres.StoredCredentials.StoredCredential;
import dev.sutler.server.security.FreshCredential;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// `sutler platforms rotate` and `sutler operators rotate`: adds a credential beside the others, so
/// that a client can change over when it likes.
@Command(
        name = "rotate",
        description =
                "Adds a new credential and prints it, once. The old ones go on working until they"
                        + " are removed or expire.",
        footer = {
            "",
            "Examples:",
            "  sutler platforms rotate cf-eu",
            "  sutler platforms rotate cf-eu --expire-old 1h"
        })
final class RotateCommand extends StoreCommand {

    private final Holders holders;

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            converter = HolderName.Converter.class,
            description = "Whose.")
    private HolderName name = new HolderName("");

    @Option(
            names = "--expire-old",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long the old ones still work, such as 1h. Default: for ever.")
    private Optional<Duration> expireOld = Optional.empty();

    RotateCommand(Surroundings surroundings, Holders holders) {
        super(surroundings);
        this.holders = holders;
    }

    @Override
    void run(PostgresDatabase database) {
        StoredCredentials credentials = holders.in(database, user());
        FreshCredential fresh = FreshCredential.of(name.text(), new SecureRandom());
        Set<String> scopes =
                of(credentials).stream()
                        .flatMap(each -> each.scopes().stream())
                        .collect(Collectors.toUnmodifiableSet());
        NewCredential another =
                new NewCredential(name.text(), fresh.username(), fresh.hash(), scopes);
        boolean known = !of(credentials).isEmpty();
        if (!known || !credentials.addAnother(another, expireOld)) {
            throw new StartFailure(
                    "No %s of the name %s has a credential. `%s list` shows all; `%s add %s` adds it."
                            .formatted(
                                    holders.word(),
                                    name.text(),
                                    holders.command(),
                                    holders.command(),
                                    name.text()));
        }
        List<StoredCredential> others =
                of(credentials).stream()
                        .filter(each -> !each.username().equals(fresh.username()))
                        .filter(each -> !CredentialPrint.expired(each))
                        .toList();
        print(json(fresh, others), out -> text(out, fresh, others));
    }

    private List<StoredCredential> of(StoredCredentials credentials) {
        return credentials.all().stream()
                .filter(each -> each.holder().equals(name.text()))
                .toList();
    }

    private ObjectNode json(FreshCredential fresh, List<StoredCredential> others) {
        ObjectNode json = CredentialPrint.json(holders, name.text(), fresh);
        ArrayNode old = json.putArray("others");
        others.forEach(each -> old.add(CredentialPrint.json(each)));
        return json;
    }

    private void text(PrintWriter out, FreshCredential fresh, List<StoredCredential> others) {
        CredentialPrint.print(out, fresh);
        for (StoredCredential each : others) {
            if (each.life().expiresAt().isPresent()) {
                out.println(each.username() + " works until " + CredentialPrint.expiry(each) + ".");
            } else {
                out.println(
                        "%s goes on working. `%s remove %s --credential %s` removes it."
                                .formatted(
                                        each.username(),
                                        holders.command(),
                                        name.text(),
                                        each.username()));
            }
        }
    }
}
