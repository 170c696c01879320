package dev.sutler.core.lifecycle;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// What the broker answers. `server.osb` turns each into a status code and a body, in one
/// exhaustive switch.
public sealed interface Outcome {

    /// The instance was made by this request: 201.
    record InstanceCreated(StoredInstance instance) implements Outcome {}

    /// The same instance was there already: 200.
    record InstanceExists(StoredInstance instance) implements Outcome {}

    /// The instance was changed, or there was nothing to change: 200.
    record InstanceUpdated(StoredInstance instance) implements Outcome {}

    /// The instance, fetched: 200.
    ///
    /// @param parameters what may be shown of its parameters
    record InstanceFetched(StoredInstance instance, ObjectNode parameters) implements Outcome {

        /// Without what may be secret.
        @Override
        public String toString() {
            return "InstanceFetched[" + instance + "]";
        }
    }

    /// The binding was made by this request: 201.
    record BindingCreated(StoredBinding binding) implements Outcome {}

    /// The same binding was there already: 200.
    record BindingExists(StoredBinding binding) implements Outcome {}

    /// The binding, fetched: 200.
    ///
    /// @param parameters what may be shown of its parameters
    record BindingFetched(StoredBinding binding, ObjectNode parameters) implements Outcome {

        /// Without what may be secret.
        @Override
        public String toString() {
            return "BindingFetched[" + binding + "]";
        }
    }

    /// What was to be removed was removed by this request: 200.
    record Removed() implements Outcome {}

    /// The operation goes on; the client polls: 202.
    ///
    /// @param output what may be told about an instance already; empty for bindings and removals
    record Accepted(UUID operationId, Optional<InstanceOutput> output) implements Outcome {}

    /// How far an operation is: 200.
    ///
    /// @param operation the operation
    /// @param retryAfter when to ask again, while it goes on
    record LastOperation(Operation operation, Optional<Duration> retryAfter) implements Outcome {}

    /// The operation was carried out within the request and failed: 422 when the request was at
    /// fault, else 500.
    record OperationFailed(OperationKind kind, OperationProgress.Failure failure)
            implements Outcome {}

    /// The operation goes on, but this client cannot poll and has waited long enough: 503 with
    /// `Retry-After`. The same request, sent again, waits on.
    record StillRunning(OperationKind kind, Duration retryAfter) implements Outcome {}

    /// The request was turned down and changed nothing: 4xx.
    record Rejected(Rejection rejection) implements Outcome {}

    /// Turned down.
    static Outcome rejected(Rejection.Reason reason, String description) {
        return new Rejected(new Rejection(reason, description));
    }
}
