package dev.sutler.app;

import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.server.postgres.PostgresDatabase;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Removes, every hour, the finished operations that are remembered no longer, a few at a time so
/// that nobody waits for it. Several replicas may do so at once.
final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final int BATCH = 500;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("housekeeping").factory());
    private final PostgresDatabase database;

    Housekeeping(PostgresDatabase database) {
        this.database = database;
    }

    /// Starts; the first round is in an hour, when the start is long over.
    Housekeeping start() {
        var _ = timer.scheduleWithFixedDelay(this::forget, 1, 1, TimeUnit.HOURS);
        return this;
    }

    private void forget() {
        try {
            int forgotten = 0;
            int batch;
            do {
                batch = database.forget(BATCH);
                forgotten += batch;
            } while (batch == BATCH);
            LOG.debug("{} finished operations forgotten", forgotten);
        } catch (StoreUnavailableException unavailable) {
            LOG.warn("Finished operations could not be forgotten: {}", unavailable.getMessage());
        } catch (RuntimeException bug) {
            LOG.error("Finished operations could not be forgotten", bug);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
