package dev.sutler.app;

import dev.sutler.server.config.Configuration;
import dev.sutler.server.postgres.DatabaseUnusableException;
import dev.sutler.server.postgres.PostgresDatabase;
import dev.sutler.server.postgres.PostgresOptions;
import dev.sutler.spi.Secret;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What the broker stands on: its database, and the server that carries it if that is the embedded
/// one.
///
/// @param database the store
/// @param place where it is, for people
/// @param providerSettings what leads the `postgresql` provider to the embedded server
/// @param below what is closed after the database, in this order
record Foundation(
        PostgresDatabase database,
        String place,
        Optional<ObjectNode> providerSettings,
        List<AutoCloseable> below)
        implements AutoCloseable {

    static Foundation lay(Configuration configuration, Supplier<Secret<String>> passwords) {
        return configuration
                .store()
                .external()
                .map(database -> external(configuration, database))
                .orElseGet(
                        () ->
                                embedded(
                                        configuration,
                                        DataDirectory.take(configuration.files().dataDirectory()),
                                        passwords));
    }

    private static Foundation external(
            Configuration configuration, Configuration.Database database) {
        return new Foundation(
                open(configuration, database.url(), database.user(), database.password()),
                database.url().replaceFirst("^jdbc:", "").replaceFirst("\\?.*", ""),
                Optional.empty(),
                List.of());
    }

    /// Starts the embedded server on a directory of which this process has hold.
    static Foundation embedded(
            Configuration configuration,
            DataDirectory directory,
            Supplier<Secret<String>> passwords) {
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
            PostgresDatabase database =
                    open(configuration, store.jdbcUrl(), store.username(), store.password());
            // The directory is ours alone, so whoever held a lease is dead: nobody needs to wait.
            database.endAllLeases();
            return new Foundation(
                    database,
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
            Configuration configuration, String url, String user, Secret<String> password) {
        Configuration.Store store = configuration.store();
        return open(
                configuration,
                new Configuration.Database(url, user, password),
                new PostgresOptions.Pools(
                        store.requestConnections(),
                        store.workerConnections(),
                        PostgresOptions.Pools.DEFAULT.leases()));
    }

    /// Connects to a database and brings its tables up to date.
    static PostgresDatabase open(
            Configuration configuration,
            Configuration.Database database,
            PostgresOptions.Pools pools) {
        PostgresOptions.Timeouts standard = PostgresOptions.Timeouts.DEFAULT;
        try {
            return PostgresDatabase.open(
                    new PostgresOptions(
                            database.url(),
                            database.user(),
                            database.password(),
                            pools,
                            new PostgresOptions.Timeouts(
                                    configuration.store().connectTimeout(),
                                    standard.statement(),
                                    standard.socket()),
                            PostgresOptions.Keeping.DEFAULT));
        } catch (DatabaseUnusableException unusable) {
            throw new StartFailure(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    /// How long a lease lasts in this store.
    static Duration lease() {
        return PostgresOptions.Keeping.DEFAULT.lease();
    }

    @Override
    public void close() {
        Undo undo = new Undo(below.reversed().toArray(AutoCloseable[]::new));
        undo.first(database);
        undo.close();
    }
}
