package dev.sutler.core.upkeep;

import dev.sutler.core.lifecycle.BindingKey;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Which bindings are to get new credentials since an operator wants it, and how far that is.
///
/// Every method is one transaction, and throws [dev.sutler.core.store.StoreUnavailableException]
/// when the store does not answer.
public interface Rotations {

    /// Notes that the bindings in a scope, as they are now, are to get new credentials, and that
    /// the operator wanted it, in the audit. Asked for again by the same operator under the same
    /// request id, nothing new is noted.
    ///
    /// @param id random; that of the rotation if it is a new one
    /// @return the rotation, new or known; empty when that request id was used for something else
    Optional<Rotation> start(UUID id, Wish wish);

    /// How far a rotation is; empty when there is none, or when it was forgotten.
    Optional<Rotation> find(UUID id);

    /// The bindings of a rotation, in the order of their ids.
    ///
    /// @param after the last one of the page before
    List<Item> items(UUID id, Optional<BindingKey> after, int limit);

    /// Takes down which operations have ended, and which rotations have with them.
    ///
    /// @return how many bindings are being worked on
    int settle();

    /// Bindings that are due, of any rotation, those first that have waited longest. Each comes
    /// again after a while, unless it was taken down as running or skipped.
    List<Due> takeDue(int limit);

    /// Takes down that the operation on a binding was begun.
    void running(Due due);

    /// Takes down that a binding needs no new credentials.
    void skipped(Due due, String why);

    /// Which bindings.
    sealed interface Scope {

        /// Those of an instance.
        record OfInstance(String instanceId) implements Scope {
            public OfInstance {
                Objects.requireNonNull(instanceId, "instanceId");
            }
        }

        /// Those of all instances that have a plan now.
        record OfPlan(String serviceId, String planId) implements Scope {
            public OfPlan {
                Objects.requireNonNull(serviceId, "serviceId");
                Objects.requireNonNull(planId, "planId");
            }
        }
    }

    /// What an operator wants.
    record Wish(Scope scope, String operator, String reason, String requestId) {
        public Wish {
            Objects.requireNonNull(scope, "scope");
            Objects.requireNonNull(operator, "operator");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(requestId, "requestId");
        }
    }

    /// A rotation.
    ///
    /// @param finishedAt when its last binding was done
    record Rotation(
            UUID id, Wish wish, Instant startedAt, Optional<Instant> finishedAt, Counts counts) {
        public Rotation {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(wish, "wish");
            Objects.requireNonNull(startedAt, "startedAt");
            Objects.requireNonNull(finishedAt, "finishedAt");
            Objects.requireNonNull(counts, "counts");
        }
    }

    /// How many bindings are how far.
    record Counts(long waiting, long running, long succeeded, long failed, long skipped) {}

    /// How far one binding is.
    enum ItemState {
        WAITING,
        RUNNING,
        SUCCEEDED,
        FAILED,
        SKIPPED
    }

    /// One binding of a rotation.
    ///
    /// @param operationId what gives it its new credentials, once it has begun
    /// @param message what went wrong, or why it was skipped
    record Item(BindingKey key, UUID operationId, ItemState state, Optional<String> message) {
        public Item {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(operationId, "operationId");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(message, "message");
        }
    }

    /// A binding that is due.
    record Due(UUID rotationId, BindingKey key, UUID operationId, Wish wish) {
        public Due {
            Objects.requireNonNull(rotationId, "rotationId");
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(operationId, "operationId");
            Objects.requireNonNull(wish, "wish");
        }
    }
}
