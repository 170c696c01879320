package dev.sutler.core.audit;

/// Takes down what was done outside the store, such as a catalog that was loaded.
///
/// What is changed in the store is noted by the store itself, in the transaction of the change.
public interface AuditLog {

    /// Adds an entry.
    ///
    /// @throws dev.sutler.core.store.StoreUnavailableException when the store does not answer;
    ///   whether the entry was added is then unknown
    void append(AuditEntry entry);
}
