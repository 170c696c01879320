package dev.sutler.core;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.Caller;
import dev.sutler.core.lifecycle.Command;
import dev.sutler.core.lifecycle.Outcome;

import java.util.Optional;

/// Everything that a platform can ask of the broker: the one door into the core.
///
/// Each method may block, for as long as a synchronous operation is waited for, and is meant to be
/// called on a virtual thread. Each may throw [dev.sutler.core.store.StoreUnavailableException].
/// Nothing else is thrown: what a platform did wrong, and what a provider could not do, is an
/// [Outcome].
///
/// An instance belongs to the platform that made it. To every other one it is not there, but its id
/// is taken.
public interface Broker {

    /// What is offered at this moment.
    Catalog catalog();

    /// What is offered to this platform at this moment: the same object as long as nothing changes.
    Catalog offeredTo(String platform);

    /// Makes an instance.
    Outcome provision(Command.Provision command);

    /// Changes an instance.
    Outcome update(Command.Update command);

    /// Removes an instance.
    Outcome deprovision(Command.Deprovision command);

    /// Makes a binding, or the successor of one.
    Outcome bind(Command.Bind command);

    /// Removes a binding.
    Outcome unbind(Command.Unbind command);

    /// Fetches an instance.
    ///
    /// @param hint the ids in the query; one that is there and does not match the instance is an
    ///   error
    Outcome fetchInstance(Caller caller, String instanceId, Hint hint);

    /// Fetches a binding.
    ///
    /// @param hint the ids in the query; one that is there and does not match the instance is an
    ///   error
    Outcome fetchBinding(Caller caller, BindingKey key, Hint hint);

    /// How far an instance's operation is.
    ///
    /// @param operation which; when it is missing or unknown, the latest
    Outcome lastOperation(Caller caller, String instanceId, Hint hint, Optional<String> operation);

    /// How far a binding's operation is.
    ///
    /// @param operation which; when it is missing or unknown, the latest
    Outcome lastOperation(Caller caller, BindingKey key, Hint hint, Optional<String> operation);

    /// The ids that a request may carry in its query.
    record Hint(Optional<String> serviceId, Optional<String> planId) {
        /// A query without ids.
        public static final Hint NONE = new Hint(Optional.empty(), Optional.empty());
    }
}
