package dev.sutler.core.lifecycle;

import java.util.Objects;

/// Why a request was turned down.
///
/// @param reason which of the answers that the specification knows
/// @param description one sentence for the developer that says what to do; never a secret
public record Rejection(Reason reason, String description) {

    public Rejection {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(description, "description");
    }

    /// The kinds of refusal (specification, "Service Broker Errors" and the status tables of each
    /// endpoint).
    public enum Reason {
        /// The request is malformed or names something that is not in the catalog: 400.
        INVALID,
        /// There is no such resource: 404.
        NOT_FOUND,
        /// There is another resource with that id: 409.
        CONFLICT,
        /// What was to be removed is not there: 410.
        GONE,
        /// The client must be able to poll: 422 `AsyncRequired`.
        ASYNC_REQUIRED,
        /// Another operation is in the way: 422 `ConcurrencyError`.
        CONCURRENCY,
        /// A binding must name an application: 422 `RequiresApp`.
        REQUIRES_APP,
        /// The plan's maintenance version is another one: 422 `MaintenanceInfoConflict`.
        MAINTENANCE_INFO_CONFLICT,
        /// The request is well formed but cannot be carried out: 422.
        UNPROCESSABLE
    }
}
