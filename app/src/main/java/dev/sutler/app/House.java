package dev.sutler.app;

import dev.sutler.server.admin.AdminApi;
import dev.sutler.server.config.Configuration;
import dev.sutler.server.http.HttpServer;
import dev.sutler.server.observability.Logging;
import dev.sutler.server.postgres.PostgresDatabase;
import dev.sutler.server.security.FreshCredential;
import dev.sutler.server.security.RandomPasswords;
import dev.sutler.server.tls.ServerTls;
import dev.sutler.server.webhook.Webhooks;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/// A running broker: everything that it is made of, in the order in which it is made.
final class House implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(House.class);

    private final Undo undo;
    private final HttpServer door;
    private final Catalogs catalogs;
    private final AdminApi administration;

    private House(Undo undo, HttpServer door, Catalogs catalogs, AdminApi administration) {
        this.undo = undo;
        this.door = door;
        this.catalogs = catalogs;
        this.administration = administration;
    }

    /// Builds the house and opens its door.
    ///
    /// @param file the configuration file that the command line names
    /// @throws StartFailure with what is wrong and what to do
    static House start(Surroundings surroundings, Optional<Path> file) {
        return start(surroundings, file, Interference.NONE);
    }

    /// Builds the house with something between its parts.
    ///
    /// @throws StartFailure with what is wrong and what to do
    static House start(Surroundings surroundings, Optional<Path> file, Interference interference) {
        long began = System.nanoTime();
        prepareDoor();
        Configuration configuration = Configurations.load(surroundings, file);
        Logging.configure(configuration.logging());
        configuration.effective().warnings().forEach(warning -> LOG.warn("{}", warning));
        configuration.effective().notes().forEach(note -> LOG.info("{}", note));
        Undo undo = new Undo();
        try {
            return build(surroundings, configuration, interference, undo, began);
        } catch (RuntimeException | Error failed) {
            undo.close();
            throw failed;
        }
    }

    /* Of what a start does, only this can be done beside the rest. If it fails, opening the door fails as well, and says
    why. */
    private static void prepareDoor() {
        Thread.ofPlatform()
                .daemon()
                .name("prepare-door")
                .uncaughtExceptionHandler((_, _) -> {})
                .start(HttpServer::prepare);
    }

    private static House build(
            Surroundings surroundings,
            Configuration configuration,
            Interference interference,
            Undo undo,
            long began) {
        SecureRandom random = new SecureRandom();
        Optional<ServerTls> tls = Encryption.prepare(configuration, undo);
        Foundation foundation =
                Foundation.lay(configuration, new RandomPasswords(random), interference.leases());
        undo.first(foundation);
        PostgresDatabase database = foundation.database();
        undo.first(new AuditWatch(database.audit().chain()).start());
        Keysets.check(configuration);
        undo.first(new KeyWatch(foundation.keys(), database.sealed()).start());

        Catalogs catalogs = catalogs(surroundings, configuration, foundation, undo);

        Workshop workshop =
                Workshop.open(
                        new Workshop.Ground(
                                configuration, interference, database, catalogs, random, undo),
                        ReplicaName.of(surroundings.environment()));
        CredentialWatch credentials =
                new CredentialWatch(database, FirstVisitor.given(configuration.platforms(), random))
                        .start();
        undo.first(credentials);
        AdminApi administration =
                Administration.of(
                        configuration,
                        interference.leases(),
                        workshop.options(),
                        database,
                        workshop.runner(),
                        catalogs);
        HttpServer door =
                FrontDoor.open(
                        configuration,
                        tls,
                        workshop.broker(),
                        database,
                        credentials,
                        administration,
                        new Webhooks(catalogs::notified, random, System::nanoTime),
                        random,
                        interference.door());
        undo.first(door);
        // Last, since it is shown only once: a start that fails must not have used it up.
        Optional<FreshCredential> credential =
                configuration.platforms().given().isPresent()
                        ? Optional.empty()
                        : FirstVisitor.welcome(database.credentials(), random);
        House house = new House(undo, door, catalogs, administration);
        new Greeting(configuration, foundation.place(), house.address(configuration))
                .print(
                        surroundings.out(),
                        catalogs.current(),
                        credential,
                        Duration.ofNanos(System.nanoTime() - began));
        return house;
    }

    private static Catalogs catalogs(
            Surroundings surroundings,
            Configuration configuration,
            Foundation foundation,
            Undo undo) {
        PostgresDatabase database = foundation.database();
        Workplaces workplaces = Workplaces.of(configuration, database.turns());
        undo.first(workplaces);
        ProviderShelf shelf =
                ProviderShelf.of(
                        surroundings,
                        type ->
                                EmbeddedSettings.orElsewhere(
                                        configuration, type, foundation.providerSettings()),
                        database.brokerId(),
                        workplaces);
        Configurations.checkProviders(configuration, shelf);
        Optional<RepositoryCatalogFolder> repository =
                configuration.catalog().fromRepository()
                        ? Optional.of(repository(shelf, workplaces))
                        : Optional.empty();
        repository.ifPresent(undo::first);
        Catalogs catalogs =
                Catalogs.load(
                        surroundings,
                        configuration,
                        shelf,
                        repository,
                        database.catalogLedger(),
                        database.audit());
        undo.first(catalogs);
        catalogs.warnOfUnknown(configuration.platforms());
        return catalogs;
    }

    private static RepositoryCatalogFolder repository(ProviderShelf shelf, Workplaces workplaces) {
        return RepositoryCatalogFolder.open(
                shelf.catalog(RepositoryCatalogFolder.TYPE),
                shelf.types(),
                workplaces.of("catalog").directory());
    }

    /// The port that the broker listens on.
    int port() {
        return door.port();
    }

    /// The catalog, which can be loaded again.
    Catalogs catalogs() {
        return catalogs;
    }

    /// What operators can ask for.
    AdminApi administration() {
        return administration;
    }

    private String address(Configuration configuration) {
        String configured = configuration.http().address();
        String host =
                configured.equals("0.0.0.0") || configured.equals("::") ? "127.0.0.1" : configured;
        return Encryption.scheme(configuration)
                + "://"
                + (host.contains(":") ? "[" + host + "]" : host)
                + ":"
                + port();
    }

    /// Closes the door, lets running work finish or hands it back, and takes everything down.
    @Override
    public void close() {
        LOG.info("Stopping: requests and operations may finish, what does not is handed back");
        undo.close();
        LOG.info("Stopped");
    }
}
