package dev.sutler.app;

import dev.sutler.core.schedule.ScheduledTask;
import dev.sutler.core.upkeep.BindingUpkeep;
import dev.sutler.core.upkeep.Expiry;
import dev.sutler.core.upkeep.RotationWork;
import dev.sutler.server.postgres.PostgresDatabase;

import java.util.List;

/// What the broker does again and again, once across all replicas.
final class Tasks {

    private Tasks() {}

    static List<ScheduledTask> all(PostgresDatabase database, BindingUpkeep upkeep) {
        return List.of(
                new Housekeeping(database).task(),
                new Expiry(database.expiringBindings(), upkeep).task(),
                new RotationWork(database.rotations(), upkeep).task());
    }
}
