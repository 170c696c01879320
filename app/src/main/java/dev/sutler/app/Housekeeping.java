package dev.sutler.app;

import dev.sutler.core.schedule.ScheduledTask;
import dev.sutler.core.schedule.ScheduledTask.Turn;
import dev.sutler.server.postgres.PostgresDatabase;

import java.time.Duration;

/// Removes the finished operations that are remembered no longer, a few at a time and with pauses,
/// so that nobody waits for it.
final class Housekeeping {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int BATCH = 500;
    private static final int MOST_BATCHES = 1_000;

    private final PostgresDatabase database;

    Housekeeping(PostgresDatabase database) {
        this.database = database;
    }

    ScheduledTask task() {
        return new ScheduledTask("forget-operations", EVERY, this::forget);
    }

    private String forget(Turn turn) {
        int forgotten = 0;
        int batches = 0;
        int batch;
        do {
            batch = database.forget(BATCH);
            forgotten += batch;
            batches++;
        } while (batch == BATCH && batches < MOST_BATCHES && turn.pause(PAUSE));
        return forgotten + " finished operations forgotten.";
    }
}
