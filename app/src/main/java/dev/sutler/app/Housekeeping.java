package dev.sutler.app;

import dev.sutler.core.schedule.ScheduledTask;
import dev.sutler.core.schedule.ScheduledTask.Turn;
import dev.sutler.server.postgres.PostgresDatabase;
import dev.sutler.server.postgres.Sweep;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Removes the finished operations that are remembered no longer: a few at a time and with pauses,
/// so that nobody waits for it, and not without end, so that it never runs all day.
final class Housekeeping {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int BATCH = 500;
    private static final int MOST_BATCHES = 5_000;

    private final PostgresDatabase database;

    /* Where the run before had to end; a process that is new to the task begins at the beginning. */
    private final AtomicReference<Sweep.Position> position =
            new AtomicReference<>(Sweep.Position.START);

    Housekeeping(PostgresDatabase database) {
        this.database = database;
    }

    ScheduledTask task() {
        return new ScheduledTask("forget-operations", EVERY, this::forget);
    }

    private String forget(Turn turn) {
        int forgotten = 0;
        for (int batch = 0; batch < MOST_BATCHES && (batch == 0 || turn.pause(PAUSE)); batch++) {
            Sweep sweep = database.forget(position.get(), BATCH);
            forgotten += sweep.removed();
            Optional<Sweep.Position> next = sweep.next();
            position.set(next.orElse(Sweep.Position.START));
            if (next.isEmpty()) {
                break;
            }
        }
        return forgotten + " finished operations forgotten.";
    }
}
