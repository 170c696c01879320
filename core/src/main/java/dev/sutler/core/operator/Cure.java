package dev.sutler.core.operator;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.Operation.Subject;
import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.core.lifecycle.Transition;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What one transaction has to write so that an operator's order is carried out. Each names what it
/// was decided on; a store writes all of it or, when something has moved on, nothing.
public sealed interface Cure {

    /// The active operations that it is about, with the epochs at which they were seen.
    List<Seen> operations();

    /// An operation is due at once.
    record MakeDue(Seen operation) implements Cure {
        @Override
        public List<Seen> operations() {
            return List.of(operation);
        }
    }

    /// What an operation made is removed before it is reported as failed. Its worker is told to let
    /// go, and whoever takes it up begins only then.
    record Compensate(Seen operation, Failure failure) implements Cure {
        @Override
        public List<Seen> operations() {
            return List.of(operation);
        }
    }

    /// An operation has at least this much time from now.
    record Extend(Seen operation, Duration least) implements Cure {
        @Override
        public List<Seen> operations() {
            return List.of(operation);
        }
    }

    /// An operation ends as failed, and so does what it is about; not before its worker has let go.
    record End(Seen operation, Failure failure) implements Cure {
        @Override
        public List<Seen> operations() {
            return List.of(operation);
        }
    }

    /// An instance is forgotten, with its bindings; what was active ends as failed, not before its
    /// workers have let go.
    ///
    /// @param version of the instance; empty when there is none and only operations are left
    record ForgetInstance(
            String instanceId, Optional<Long> version, List<Seen> operations, Failure failure)
            implements Cure {}

    /// A binding is forgotten; what was active ends as failed, not before its worker has let go.
    ///
    /// @param version of the binding; empty when there is none and only operations are left
    record ForgetBinding(
            BindingKey key, Optional<Long> version, List<Seen> operations, Failure failure)
            implements Cure {}

    /// A removal begins.
    ///
    /// @param operations those about bindings that end as failed first, and their bindings with
    ///   them; not before their workers have let go
    record Remove(Transition transition, List<Seen> operations, Failure failure) implements Cure {}

    /// An active operation as it was seen.
    record Seen(UUID id, Subject subject, long epoch) {
        static Seen of(OperationView operation) {
            return new Seen(operation.id(), operation.subject(), operation.hold().epoch());
        }
    }
}
