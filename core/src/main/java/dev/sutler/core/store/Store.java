package dev.sutler.core.store;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingSnapshot;
import dev.sutler.core.lifecycle.InstanceSnapshot;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.Transition;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Where instances, bindings and operations are kept.
///
/// Every method is one transaction, durable when it returns. Time is the store's own clock, the
/// same for all processes. A method throws [StoreUnavailableException] when the store cannot be
/// reached or will not answer; whether the transaction happened is then unknown.
///
/// A *lease* is held by one worker (a process) until it expires, and is renewed by [#renew]. Each
/// claim raises the operation's epoch, above any that an operation on the same instance or one of
/// its bindings has had. Every write about a held operation names the epoch and MUST change nothing
/// when the operation is finished, or when its epoch has moved on.
public interface Store {

    /// What is known about an instance id.
    InstanceSnapshot instance(String instanceId);

    /// What is known about a binding.
    BindingSnapshot binding(BindingKey key);

    /// All bindings of an instance, in any state, oldest first.
    List<StoredBinding> bindings(String instanceId);

    /// One operation, active or finished; empty when it is not known or forgotten.
    Optional<Operation> operation(UUID operationId);

    /// Writes a transition: the resource in its new state, the operation that begins, and the end
    /// of the operation that it cuts short, all or nothing.
    ///
    /// MUST write nothing and return empty when a version that the transition names has moved, when
    /// an active operation exists on the same subject, or when a new resource's id is taken.
    ///
    /// @param worker who gets the operation's lease at once; empty to leave it to whoever claims it
    ///   first. An operation that cuts short one which another lease still holds is queued until
    ///   that lease ends, and not leased
    Optional<Operation> begin(Transition transition, Optional<UUID> worker);

    /// Leases up to `limit` operations that are due and held by nobody, longest due first.
    /// Operations that another process claims at the same time are passed over, not waited for.
    ///
    /// @param exceptServices the ids of services whose operations stay where they are
    List<Operation> claim(UUID worker, int limit, Set<String> exceptServices);

    /// Leases operations of whatever service.
    default List<Operation> claim(UUID worker, int limit) {
        return claim(worker, limit, Set.of());
    }

    /// Extends the leases, each by the full duration. For one that was cut short, the operation
    /// that waits for it is made to wait on.
    ///
    /// @return those that this worker still holds
    Set<Held> renew(Collection<Held> held);

    /// Writes what a piece of work led to.
    ///
    /// @return false when the lease was lost: nothing was written, and the worker stops without
    ///   undoing anything
    boolean record(Held held, Step step);

    /// Lets go of an operation without having got anywhere: it is due again after `delay`. For one
    /// that was cut short, the operation that waits for it is due at once. Does nothing when the
    /// lease was lost.
    void release(Held held, Duration delay);

    /// How long from now until the next operation that nobody holds is due; empty when there is
    /// none.
    ///
    /// @param exceptServices the ids of services whose operations do not count
    Optional<Duration> nextDue(Set<String> exceptServices);

    /// How long until the next operation is due, of whatever service.
    default Optional<Duration> nextDue() {
        return nextDue(Set.of());
    }

    /// A claim on an operation.
    ///
    /// @param operationId which
    /// @param subject what that operation is about
    /// @param epoch under which it was claimed
    record Held(UUID operationId, Operation.Subject subject, long epoch) {

        /// The claim under which this operation was handed out.
        public static Held of(Operation operation) {
            return new Held(operation.id(), operation.subject(), operation.lease().epoch());
        }
    }
}
