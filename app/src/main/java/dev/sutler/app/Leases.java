package dev.sutler.app;

import dev.sutler.core.operation.RunnerOptions;
import dev.sutler.core.operation.RunnerThreads;
import dev.sutler.server.postgres.PostgresOptions;

import java.time.Duration;

/// How long a lease lasts, and the times that must fit it.
///
/// @param lease without renewal
/// @param margin this much before its end a worker stops by itself
/// @param renewal the wait between two renewals
/// @param statement how long one statement may take
/// @param socket how long the store may be silent
record Leases(
        Duration lease, Duration margin, Duration renewal, Duration statement, Duration socket) {

    /// What every broker has that is not the rig's.
    static final Leases DEFAULT =
            new Leases(
                    PostgresOptions.Keeping.DEFAULT.lease(),
                    RunnerOptions.DEFAULT.leaseMargin(),
                    RunnerThreads.Pace.DEFAULT.renewal(),
                    PostgresOptions.Timeouts.DEFAULT.statement(),
                    PostgresOptions.Timeouts.DEFAULT.socket());

    /// All of it in the proportions of [#DEFAULT].
    static Leases lasting(Duration lease) {
        return new Leases(
                lease,
                lease.dividedBy(6),
                lease.dividedBy(3),
                lease.dividedBy(3),
                lease.dividedBy(2));
    }

    RunnerThreads.Pace pace() {
        return new RunnerThreads.Pace(RunnerThreads.Pace.DEFAULT.look(), renewal);
    }
}
