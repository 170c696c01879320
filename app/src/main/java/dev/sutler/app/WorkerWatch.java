package dev.sutler.app;

import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.server.postgres.PostgresDatabase;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Tells the store now and then that this process is alive and what it is called, so that people
/// who read a journal know which replica it was.
final class WorkerWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerWatch.class);
    private static final int PAUSE_SECONDS = 30;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("worker-watch").factory());
    private final PostgresDatabase database;
    private final UUID worker;
    private final String name;

    WorkerWatch(PostgresDatabase database, UUID worker, String name) {
        this.database = database;
        this.worker = worker;
        this.name = name;
    }

    WorkerWatch start() {
        var _ = timer.scheduleWithFixedDelay(this::tell, 0, PAUSE_SECONDS, TimeUnit.SECONDS);
        return this;
    }

    private void tell() {
        try {
            database.workerSeen(worker, name);
        } catch (StoreUnavailableException unavailable) {
            LOG.debug("The store was not told who works: {}", unavailable.getMessage());
        } catch (RuntimeException bug) {
            LOG.error("The store was not told who works", bug);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
