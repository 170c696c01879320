package dev.sutler.core.audit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// The audit as it is read, newest first, a page at a time.
public interface AuditTrail {

    /// The entries that fit.
    ///
    /// @param before the last entry of the page before this one; empty for the first page
    /// @param limit how many at most
    /// @throws dev.sutler.core.store.StoreUnavailableException when the store does not answer
    List<Recorded> find(Filter filter, Optional<Position> before, int limit);

    /// An entry as it stands.
    ///
    /// @param position when, and which
    /// @param entry what it says
    record Recorded(Position position, AuditEntry entry) {
        public Recorded {
            Objects.requireNonNull(position, "position");
            Objects.requireNonNull(entry, "entry");
        }
    }

    /// Where an entry stands among the others.
    ///
    /// @param at when it was written, by the store's clock
    /// @param id its number; no two have the same
    record Position(Instant at, long id) {
        public Position {
            Objects.requireNonNull(at, "at");
        }
    }

    /// Which entries fit: those that fit everything that is given here.
    ///
    /// @param instanceId about this instance or its bindings
    /// @param operationId about this operation; only together with its instance
    /// @param actor by this platform, operator or part of the broker; a platform's user does not
    ///   count
    /// @param action what was done
    /// @param since not before this
    record Filter(
            Optional<String> instanceId,
            Optional<UUID> operationId,
            Optional<Actor> actor,
            Optional<String> action,
            Optional<Instant> since) {

        /// Everything.
        public static final Filter ALL =
                new Filter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());

        public Filter {
            Objects.requireNonNull(instanceId, "instanceId");
            Objects.requireNonNull(operationId, "operationId");
            Objects.requireNonNull(actor, "actor");
            Objects.requireNonNull(action, "action");
            Objects.requireNonNull(since, "since");
        }

        /// What happened to an instance and its bindings.
        public static Filter instance(String id) {
            return new Filter(
                    Optional.of(id),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }
}
