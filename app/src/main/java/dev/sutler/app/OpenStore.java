package dev.sutler.app;

import dev.sutler.server.config.Configuration;
import dev.sutler.server.observability.Logging;
import dev.sutler.server.observability.LoggingOptions;
import dev.sutler.server.postgres.PostgresDatabase;
import dev.sutler.server.postgres.PostgresOptions;
import dev.sutler.server.security.RandomPasswords;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/// The store, opened for one command: the same one that a broker with this configuration works on,
/// whether it runs or not.
///
/// With an external store the command connects to it. With the embedded one it connects to the
/// server of the broker that runs on the data directory; when none runs, it starts that server and
/// stops it when it is closed.
///
/// @param database the store
/// @param below what is closed after it
record OpenStore(PostgresDatabase database, List<AutoCloseable> below) implements AutoCloseable {

    /* A command does one thing at a time. */
    private static final PostgresOptions.Pools FEW = new PostgresOptions.Pools(2, 2, 1);

    OpenStore {
        below = List.copyOf(below);
    }

    /// Opens the store that the configuration names.
    ///
    /// @param file the configuration file that the command line names
    /// @throws StartFailure with what is wrong and what to do
    static OpenStore open(Surroundings surroundings, Optional<Path> file) {
        return open(Configurations.load(surroundings, file));
    }

    /// Opens the store of a configuration that was read already.
    ///
    /// @throws StartFailure with what is wrong and what to do
    static OpenStore open(Configuration configuration) {
        Logging.configure(quiet(configuration.logging()));
        return configuration
                .store()
                .external()
                .map(
                        database ->
                                new OpenStore(
                                        Foundation.open(
                                                configuration,
                                                database,
                                                FEW,
                                                Keysets.ring(configuration)),
                                        List.of()))
                .orElseGet(() -> embedded(configuration));
    }

    /* What a broker tells about its start is not what somebody wants to read who lists platforms. */
    private static LoggingOptions quiet(LoggingOptions options) {
        return options.level() == LoggingOptions.Level.INFO
                ? new LoggingOptions(options.format(), LoggingOptions.Level.WARN)
                : options;
    }

    private static OpenStore embedded(Configuration configuration) {
        Path folder = configuration.files().dataDirectory();
        if (!EmbeddedServer.initialised(folder)) {
            throw new StartFailure(
                    "There is no store in "
                            + folder
                            + " yet. Start `sutler serve` once, or name the store's data-directory"
                            + " or its store.url in the configuration.");
        }
        return DataDirectory.takeIfFree(folder)
                .map(directory -> started(configuration, directory))
                .orElseGet(() -> running(configuration, folder));
    }

    private static OpenStore started(Configuration configuration, DataDirectory directory) {
        Foundation foundation =
                Foundation.embedded(
                        configuration,
                        directory,
                        new RandomPasswords(new SecureRandom()),
                        Leases.DEFAULT);
        return new OpenStore(foundation.database(), foundation.below());
    }

    private static OpenStore running(Configuration configuration, Path folder) {
        try {
            EmbeddedServer.Login login =
                    EmbeddedLogins.store(
                            DataDirectory.visit(folder)
                                    .secret(
                                            "postgres-store",
                                            () -> {
                                                throw notYet();
                                            }),
                            EmbeddedServer.runningOn(folder).orElseThrow(OpenStore::notYet));
            return new OpenStore(
                    Foundation.open(
                            configuration,
                            new Configuration.Database(
                                    login.jdbcUrl(), login.username(), login.password()),
                            FEW,
                            Keysets.ring(configuration)),
                    List.of());
        } catch (StartFailure unreachable) {
            throw new StartFailure(
                    "A broker or another command uses "
                            + folder
                            + ", but its store cannot be reached. If it is just starting or"
                            + " stopping, try again in a moment. "
                            + unreachable.getMessage(),
                    unreachable);
        }
    }

    private static StartFailure notYet() {
        return new StartFailure("The embedded PostgreSQL is not up.");
    }

    @Override
    public void close() {
        Undo undo = new Undo(below.reversed().toArray(AutoCloseable[]::new));
        undo.first(database);
        undo.close();
    }
}
