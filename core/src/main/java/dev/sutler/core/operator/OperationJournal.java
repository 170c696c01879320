package dev.sutler.core.operator;

import java.util.List;
import java.util.UUID;

/// What was done for each operation, attempt by attempt. It is kept as long as the operation.
public interface OperationJournal {

    /// How many entries of an operation are kept from its beginning, and how many from its end.
    int KEPT = 50;

    /// The journal of an operation, oldest entry first; empty when nothing came of it yet, or when
    /// it is not known. Of more than twice [#KEPT] entries, those in the middle are not kept, which
    /// shows in their numbers.
    ///
    /// @throws dev.sutler.core.store.StoreUnavailableException when the store does not answer
    List<JournalEntry> of(UUID operationId);
}
