package dev.sutler.core.simulation;

import dev.sutler.core.lifecycle.BindingKey;

import java.time.Duration;

/// One step of a history.
sealed interface Plot {

    /// `PUT` of an instance.
    record Provision(int process, String id, int size, boolean polls) implements Plot {}

    /// `PATCH` of an instance.
    record Update(int process, String id, int size, boolean otherPlan, boolean polls)
            implements Plot {}

    /// `DELETE` of an instance.
    record Deprovision(int process, String id, boolean polls) implements Plot {}

    /// `PUT` of a binding.
    record Bind(int process, BindingKey key, int role, boolean polls) implements Plot {}

    /// `DELETE` of a binding.
    record Unbind(int process, BindingKey key, boolean polls) implements Plot {}

    /// The next call of the back end that has no fate yet gets this one.
    record Fated(Fate fate) implements Plot {}

    /// The next write of a process to the store goes wrong.
    record StoreFault(int process, Kind kind) implements Plot {
        enum Kind {
            /// It was not done.
            UNREACHABLE,
            /// It was done, and nobody was told.
            REPLY_LOST
        }
    }

    /// A process looks for due operations.
    record Claim(int process) implements Plot {}

    /// A process works on the operation that it has held for longest.
    record Work(int process) implements Plot {}

    /// A process renews its leases.
    record Renew(int process) implements Plot {}

    /// A process dies with all that it holds, and another one starts in its place.
    record Crash(int process) implements Plot {}

    /// Time passes.
    record Advance(Duration by) implements Plot {}
}
