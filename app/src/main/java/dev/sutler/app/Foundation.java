package dev.sutler.app;

import dev.sutler.server.config.Configuration;
import dev.sutler.server.postgres.DatabaseUnusableException;
import dev.sutler.server.postgres.PostgresDatabase;
import dev.sutler.server.postgres.PostgresOptions;
import dev.sutler.server.sealing.KeyRing;
import dev.sutler.server.sealing.SecretStore;
import dev.sutler.spi.Secret;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What the broker stands on: its database, and the server that carries it if that is the embedded
/// one.
///
/// @param database the store
/// @param keys what secrets in it are sealed with
/// @param place where it is, for people
/// @param providerSettings what leads the `postgresql` provider to the embedded server
/// @param below what is closed after the database, in this order
record Foundation(
        PostgresDatabase database,
        KeyRing keys,
        String place,
        Optional<ObjectNode> providerSettings,
        List<AutoCloseable> below)
        implements AutoCloseable {

    static Foundation lay(
            Configuration configuration, Supplier<Secret<String>> passwords, Leases leases) {
        return configuration
                .store()
                .external()
                .map(database -> external(configuration, database, leases))
                .orElseGet(
                        () ->
                                embedded(
                                        configuration,
                                        DataDirectory.take(configuration.files().dataDirectory()),
                                        passwords,
                                        leases));
    }

    private static Foundation external(
            Configuration configuration, Configuration.Database database, Leases leases) {
        KeyRing keys = Keysets.ring(configuration);
        return new Foundation(
                open(configuration, database, keys, leases),
                keys,
                database.url().replaceFirst("^jdbc:", "").replaceFirst("\\?.*", ""),
                Optional.empty(),
                List.of());
    }

    /// Starts the embedded server on a directory of which this process has hold.
    static Foundation embedded(
            Configuration configuration,
            DataDirectory directory,
            Supplier<Secret<String>> passwords,
            Leases leases) {
        Undo undo = new Undo(directory);
        try {
            EmbeddedServer server =
                    EmbeddedServer.start(
                            directory, configuration.store().embeddedPort(), passwords);
            undo.first(server);
            EmbeddedLogins logins =
                    EmbeddedLogins.ensure(
                            server.superuser(directory),
                            directory.secret("postgres-store", passwords),
                            directory.secret("postgres-provider", passwords));
            EmbeddedServer.Login store = logins.store();
            Keysets.ensureEmbedded(configuration);
            KeyRing keys = Keysets.ring(configuration);
            PostgresDatabase database =
                    open(
                            configuration,
                            new Configuration.Database(
                                    store.jdbcUrl(), store.username(), store.password()),
                            keys,
                            leases);
            // The directory is ours alone, so whoever held a lease is dead: nobody needs to wait.
            database.endAllLeases();
            return new Foundation(
                    database,
                    keys,
                    "embedded PostgreSQL on "
                            + store.host()
                            + ":"
                            + store.port()
                            + ", data in "
                            + directory.resolve("postgres"),
                    Optional.of(
                            EmbeddedSettings.of(
                                    logins.provider(), directory.resolve("postgres-provider"))),
                    List.of(server, directory));
        } catch (RuntimeException | Error failed) {
            undo.close();
            throw failed;
        }
    }

    private static PostgresDatabase open(
            Configuration configuration,
            Configuration.Database database,
            KeyRing keys,
            Leases leases) {
        Configuration.Store store = configuration.store();
        return open(
                configuration,
                database,
                new PostgresOptions.Pools(
                        store.requestConnections(),
                        store.workerConnections(),
                        PostgresOptions.Pools.DEFAULT.leases()),
                keys,
                leases);
    }

    /// Connects to a database and brings its tables up to date.
    static PostgresDatabase open(
            Configuration configuration,
            Configuration.Database database,
            PostgresOptions.Pools pools,
            SecretStore secrets) {
        return open(configuration, database, pools, secrets, Leases.DEFAULT);
    }

    private static PostgresDatabase open(
            Configuration configuration,
            Configuration.Database database,
            PostgresOptions.Pools pools,
            SecretStore secrets,
            Leases leases) {
        try {
            return PostgresDatabase.open(
                    new PostgresOptions(
                            database.url(),
                            database.user(),
                            database.password(),
                            pools,
                            new PostgresOptions.Timeouts(
                                    configuration.store().connectTimeout(),
                                    leases.statement(),
                                    leases.socket()),
                            new PostgresOptions.Keeping(
                                    leases.lease(), configuration.store().memory())),
                    secrets);
        } catch (DatabaseUnusableException unusable) {
            throw new StartFailure(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    @Override
    public void close() {
        Undo undo = new Undo(below.reversed().toArray(AutoCloseable[]::new));
        undo.first(database);
        undo.close();
    }
}
