package dev.sutler.app;

import dev.sutler.core.Broker;
import dev.sutler.core.BrokerOptions;
import dev.sutler.core.BrokerResources;
import dev.sutler.core.DurableBroker;
import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.operation.OperationRunner;
import dev.sutler.core.operation.Providers;
import dev.sutler.core.operation.RetryPolicy;
import dev.sutler.core.operation.RunnerOptions;
import dev.sutler.core.operation.RunnerResources;
import dev.sutler.core.operation.RunnerThreads;
import dev.sutler.core.store.Store;
import dev.sutler.core.upkeep.BindingUpkeep;
import dev.sutler.server.admin.AdminApi;
import dev.sutler.server.config.Configuration;
import dev.sutler.server.http.HttpServer;
import dev.sutler.server.observability.Logging;
import dev.sutler.server.postgres.PostgresDatabase;
import dev.sutler.server.security.FreshCredential;
import dev.sutler.server.security.RandomPasswords;
import dev.sutler.server.tls.ServerTls;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

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

        ProviderShelf shelf =
                ProviderShelf.of(
                        surroundings,
                        type ->
                                EmbeddedSettings.orElsewhere(
                                        configuration, type, foundation.providerSettings()),
                        Optional.of(database.brokerId()));
        Configurations.checkProviders(configuration, shelf);
        Catalogs catalogs =
                Catalogs.load(
                        surroundings,
                        configuration,
                        shelf,
                        database.catalogLedger(),
                        database.audit());
        undo.first(catalogs);
        catalogs.warnOfUnknown(configuration.platforms());

        UUID worker = UUID.randomUUID();
        String replica = ReplicaName.of(surroundings.environment());
        undo.first(new WorkerWatch(database, worker, replica).start());
        Store store = interference.store().apply(database.store());
        Providers providers = interference.providers().apply(catalogs.providers());
        Work work = new Work(store, catalogs::current, providers, interference.leases(), worker);
        OperationRunner runner = runner(configuration, work, random, undo);
        BrokerOptions options = options(configuration);
        Broker broker =
                new DurableBroker(
                        store,
                        runner,
                        catalogs::current,
                        providers,
                        options,
                        new BrokerResources(
                                UUID::randomUUID, InstantSource.system(), System::nanoTime));

        undo.first(
                Schedule.start(
                        database.timetable(),
                        Reconciling.with(
                                Tasks.all(
                                        database,
                                        new BindingUpkeep(
                                                store,
                                                (service, plan) ->
                                                        options.timeLimit(
                                                                catalogs.current()
                                                                        .plan(service, plan)),
                                                runner::wake,
                                                UUID::randomUUID)),
                                configuration,
                                database,
                                catalogs),
                        interference.leases(),
                        random));
        CredentialWatch credentials = new CredentialWatch(database).start();
        undo.first(credentials);
        AdminApi administration =
                Administration.of(
                        configuration, interference.leases(), options, database, runner, catalogs);
        HttpServer door =
                FrontDoor.open(
                        configuration,
                        tls,
                        broker,
                        database,
                        credentials,
                        administration,
                        random,
                        interference.door());
        undo.first(door);
        // Last, since it is shown only once: a start that fails must not have used it up.
        Optional<FreshCredential> credential = FirstVisitor.welcome(database.credentials(), random);
        House house = new House(undo, door, catalogs, administration);
        new Greeting(configuration, foundation.place(), house.address(configuration))
                .print(
                        surroundings.out(),
                        catalogs.current(),
                        credential,
                        Duration.ofNanos(System.nanoTime() - began));
        return house;
    }

    private static BrokerOptions options(Configuration configuration) {
        Configuration.Operations operations = configuration.operations();
        return new BrokerOptions(
                operations.waiting().synchronous(),
                operations.waiting().fastest(),
                operations.defaultTimeLimit(),
                configuration.platforms()::visible);
    }

    /// What operations are worked on with.
    private record Work(
            Store store,
            Supplier<Catalog> catalog,
            Providers providers,
            Leases leases,
            UUID worker) {}

    private static OperationRunner runner(
            Configuration configuration, Work work, SecureRandom random, Undo undo) {
        Configuration.Operations operations = configuration.operations();
        ThreadFactory workers = Thread.ofVirtual().name("operation-", 0).factory();
        ExecutorService executor = Executors.newThreadPerTaskExecutor(workers);
        undo.first(executor::shutdownNow);
        OperationRunner runner =
                new OperationRunner(
                        work.store(),
                        work.catalog(),
                        work.providers(),
                        new RunnerOptions(
                                operations.concurrency(),
                                configuration.limits().operationsPerProvider(),
                                work.leases().lease(),
                                work.leases().margin(),
                                operations.callTimeout(),
                                new RetryPolicy(operations.retryFirst(), operations.retryMost()),
                                configuration.limits().results()),
                        new RunnerResources(work.worker(), executor, System::nanoTime, random));
        RunnerThreads threads =
                new RunnerThreads(
                        runner,
                        work.leases().pace(),
                        Thread.ofPlatform().daemon().name("runner-", 0).factory(),
                        random);
        undo.first(() -> threads.stop(configuration.http().shutdownGrace()));
        return runner;
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
