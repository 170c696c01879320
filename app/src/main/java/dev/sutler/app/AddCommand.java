package dev.sutler.app;

import dev.sutler.server.postgres.PostgresDatabase;
import dev.sutler.server.postgres.StoredCredentials.NewCredential;
import dev.sutler.server.security.FreshCredential;
import dev.sutler.server.security.Scope;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// `sutler platforms add`: makes a platform, with its first credential.
@Command(
        name = "add",
        description =
                "Adds a platform and prints its credential, once. It works within two seconds.",
        footer = {"", "Example:", "  sutler platforms add cf-eu"})
class AddCommand extends StoreCommand {

    private final Holders holders;

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            converter = HolderName.Converter.class,
            description = "The name: letters, digits, dots, dashes and underscores.")
    private HolderName name = new HolderName("");

    AddCommand(Surroundings surroundings) {
        this(surroundings, Holders.PLATFORM);
    }

    private AddCommand(Surroundings surroundings, Holders holders) {
        super(surroundings);
        this.holders = holders;
    }

    Set<Scope> scopes() {
        return Set.of();
    }

    @Override
    final void run(PostgresDatabase database) {
        FreshCredential fresh = FreshCredential.of(name.text(), new SecureRandom());
        Set<String> scopes =
                scopes().stream()
                        .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
        boolean added =
                holders.in(database, user())
                        .addHolder(
                                new NewCredential(
                                        name.text(), fresh.username(), fresh.hash(), scopes));
        if (!added) {
            throw new StartFailure(
                    "There is a%s %s of the name %s already. `%s rotate %s` adds a credential."
                            .formatted(
                                    holders == Holders.OPERATOR ? "n" : "",
                                    holders.word(),
                                    name.text(),
                                    holders.command(),
                                    name.text()));
        }
        print(
                CredentialPrint.json(holders, name.text(), fresh),
                out -> CredentialPrint.print(out, fresh));
    }

    /// `sutler operators add`: makes an operator, with its first credential.
    @Command(
            name = "add",
            description =
                    "Adds an operator and prints its credential, once. It works within two"
                            + " seconds.",
            footer = {"", "Example:", "  sutler operators add ada --scope read,write"})
    static final class OfOperators extends AddCommand {

        @Option(
                names = "--scope",
                split = ",",
                paramLabel = "read|write",
                description = "What it may do, several with commas. Default: read.")
        private Set<Scope> scopes = Set.of(Scope.READ);

        OfOperators(Surroundings surroundings) {
            super(surroundings, Holders.OPERATOR);
        }

        @Override
        Set<Scope> scopes() {
            return scopes;
        }
    }
}
