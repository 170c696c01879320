package dev.sutler.core.reconcile;

import dev.sutler.core.audit.AuditEntry;
import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.spi.Found;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What a reconciliation asks the store, and leaves in it.
///
/// Every method is one transaction, and throws [dev.sutler.core.store.StoreUnavailableException]
/// when the store does not answer. Time is the store's own clock. None may read more than it is
/// asked for, however many instances there are.
public interface ReconcileStore {

    /// What time it is.
    Instant now();

    /// The next instances in the order of their ids, in any state, each with its bindings that are
    /// ready and have not expired.
    ///
    /// @param after the last id of the page before; empty for the first
    List<Held> instances(Optional<String> after, int limit);

    /// An instance that is ready, with no operation on it.
    Optional<StoredInstance> settled(String instanceId);

    /// A binding that is ready and has not expired, with no operation on it or on its instance.
    Optional<StoredBinding> settled(BindingKey key);

    /// What is known about what was found, in the same order.
    ///
    /// @param since what ended after this counts as being there: the list may be older
    List<Knowledge> know(List<Found> found, Instant since);

    /// Whether any instance of an offering is ready.
    boolean hasReady(String serviceId);

    /// Takes note of orphans: those that were not known get the present as the time when they were
    /// seen first.
    void note(String serviceId, Collection<Noted> orphans);

    /// Drops the orphans of an offering that were seen last before this: they are none any more.
    void dropUnseen(String serviceId, Instant since);

    /// Orphans in the order of their keys.
    ///
    /// @param serviceId of this offering alone; empty for all
    List<Orphan> orphans(Optional<String> serviceId, Optional<Orphan.Key> after, int limit);

    /// One orphan.
    Optional<Orphan> orphan(Orphan.Key key);

    /// Writes what an operator has decided about an orphan.
    ///
    /// @return false when there is no such orphan
    boolean decide(Orphan.Key key, Orphan.Decision decision, AuditEntry entry);

    /// Drops an orphan from the list. If it is found again, its time begins anew.
    ///
    /// @return false when there is no such orphan
    boolean drop(Orphan.Key key, AuditEntry entry);

    /// Says that an orphan's removal begins, if it still is one, nobody has decided otherwise, and
    /// it was seen first at least `grace` ago.
    boolean beginRemoval(Orphan orphan, Duration grace, AuditEntry entry);

    /// Says why an orphan could not be removed.
    void keep(Orphan.Key key, String problem, AuditEntry entry);

    /// Takes down what was done beside all this.
    void append(AuditEntry entry);

    /// Operations that should be finished, or worked on, and are not.
    ///
    /// @param tolerance for how long that is nothing to speak of
    List<Operation> stuck(Duration tolerance, int limit);

    /// Which of these ids are instances of a platform.
    Set<String> known(String platform, Collection<String> ids);

    /// The ids of a platform's instances in their order.
    List<String> ids(String platform, Optional<String> after, int limit);

    /// Keeps the report of a run that ended now; only the latest are kept.
    void finish(UUID run, Instant startedAt, ObjectNode report);

    /// The report of the latest run.
    Optional<ObjectNode> latest();

    /// An instance with its bindings.
    record Held(StoredInstance instance, List<StoredBinding> bindings) {
        public Held {
            Objects.requireNonNull(instance, "instance");
            bindings = List.copyOf(bindings);
        }
    }

    /// What the store knows about something that was found.
    enum Knowledge {
        /// It belongs to an instance or a binding, or did until just now.
        BELONGS,
        /// It belongs to nothing, but an operation about its ids is still known.
        REMEMBERED,
        /// Nobody has heard of it.
        UNHEARD
    }

    /// An orphan to be noted.
    record Noted(Found found, boolean remembered) {
        public Noted {
            Objects.requireNonNull(found, "found");
        }
    }
}
