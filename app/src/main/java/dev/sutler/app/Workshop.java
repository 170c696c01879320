package dev.sutler.app;

import dev.sutler.core.Broker;
import dev.sutler.core.BrokerOptions;
import dev.sutler.core.BrokerResources;
import dev.sutler.core.DurableBroker;
import dev.sutler.core.operation.OperationRunner;
import dev.sutler.core.operation.Providers;
import dev.sutler.core.operation.RetryPolicy;
import dev.sutler.core.operation.RunnerOptions;
import dev.sutler.core.operation.RunnerResources;
import dev.sutler.core.operation.RunnerThreads;
import dev.sutler.core.schedule.ScheduledTask;
import dev.sutler.core.store.Store;
import dev.sutler.core.upkeep.BindingUpkeep;
import dev.sutler.server.config.Configuration;
import dev.sutler.server.postgres.PostgresDatabase;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/// Where the work is done: the runner with its threads, the broker that gives it work, and what is
/// done on a schedule.
///
/// @param options how the broker answers
record Workshop(OperationRunner runner, Broker broker, BrokerOptions options) {

    /// What it stands on.
    ///
    /// @param undo takes down what is put up
    record Ground(
            Configuration configuration,
            Interference interference,
            PostgresDatabase database,
            Catalogs catalogs,
            SecureRandom random,
            Undo undo) {

        Store store() {
            return interference.store().apply(database.store());
        }

        Providers providers() {
            return interference.providers().apply(catalogs.providers());
        }
    }

    /// @param replica what this process is called in the journal
    static Workshop open(Ground ground, String replica) {
        UUID worker = UUID.randomUUID();
        ground.undo().first(new WorkerWatch(ground.database(), worker, replica).start());
        OperationRunner runner = runner(ground, worker);
        BrokerOptions options = options(ground.configuration());
        Broker broker =
                new DurableBroker(
                        ground.store(),
                        runner,
                        ground.catalogs()::current,
                        ground.providers(),
                        options,
                        new BrokerResources(
                                UUID::randomUUID, InstantSource.system(), System::nanoTime));
        ground.undo()
                .first(
                        Schedule.start(
                                ground.database().timetable(),
                                tasks(ground, options, runner),
                                ground.interference().leases(),
                                ground.random()));
        return new Workshop(runner, broker, options);
    }

    private static List<ScheduledTask> tasks(
            Ground ground, BrokerOptions options, OperationRunner runner) {
        BindingUpkeep upkeep =
                new BindingUpkeep(
                        ground.store(),
                        (service, plan) ->
                                options.timeLimit(ground.catalogs().current().plan(service, plan)),
                        runner::wake,
                        UUID::randomUUID);
        return Reconciling.with(
                Tasks.all(ground.database(), upkeep),
                ground.configuration(),
                ground.database(),
                ground.catalogs());
    }

    /// How long things may take by this configuration, and who may see what.
    static BrokerOptions options(Configuration configuration) {
        Configuration.Operations operations = configuration.operations();
        return new BrokerOptions(
                operations.waiting().synchronous(),
                operations.waiting().fastest(),
                operations.defaultTimeLimit(),
                configuration.platforms()::visible);
    }

    private static OperationRunner runner(Ground ground, UUID worker) {
        Configuration configuration = ground.configuration();
        Leases leases = ground.interference().leases();
        ThreadFactory workers = Thread.ofVirtual().name("operation-", 0).factory();
        ExecutorService executor = Executors.newThreadPerTaskExecutor(workers);
        ground.undo().first(executor::shutdownNow);
        OperationRunner runner =
                new OperationRunner(
                        ground.store(),
                        ground.catalogs()::current,
                        ground.providers(),
                        options(configuration, leases),
                        new RunnerResources(worker, executor, System::nanoTime, ground.random()));
        RunnerThreads threads =
                new RunnerThreads(
                        runner,
                        leases.pace(),
                        Thread.ofPlatform().daemon().name("runner-", 0).factory(),
                        ground.random());
        ground.undo().first(() -> threads.stop(configuration.http().shutdownGrace()));
        return runner;
    }

    private static RunnerOptions options(Configuration configuration, Leases leases) {
        Configuration.Operations operations = configuration.operations();
        return new RunnerOptions(
                operations.concurrency(),
                configuration.limits().operationsPerProvider(),
                leases.lease(),
                leases.margin(),
                operations.callTimeout(),
                new RetryPolicy(operations.retryFirst(), operations.retryMost()),
                configuration.limits().results());
    }
}
