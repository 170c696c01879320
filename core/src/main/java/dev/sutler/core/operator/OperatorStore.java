package dev.sutler.core.operator;

import dev.sutler.core.audit.AuditEntry;

import java.util.Optional;
import java.util.UUID;

/// Where operators' orders are written.
public interface OperatorStore {

    /// Writes a cure, and the audit's entry with it, in one transaction.
    ///
    /// An operation that has to end, and that a worker holds, is taken away from it first: its
    /// epoch moves on, so that the worker writes nothing any more, and nobody claims it for a
    /// while. That is a transaction of its own, with an entry whose outcome is `accepted`.
    ///
    /// @throws dev.sutler.core.store.StoreUnavailableException when the store does not answer;
    ///   whether it was written is then unknown
    Written write(Cure cure, AuditEntry entry);

    /// What came of it.
    sealed interface Written {

        /// It was written.
        ///
        /// @param operation the operation that began
        record Done(Optional<UUID> operation) implements Written {}

        /// Something has moved on; nothing was written.
        record MovedOn() implements Written {}

        /// A worker has not let go yet. Look again in a moment.
        record Waiting() implements Written {}
    }
}
