package dev.sutler.core.operator;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingState;
import dev.sutler.spi.Validity;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// A binding as an operator sees it: no credentials, and nothing of what a developer asked for.
///
/// @param key which one it is
/// @param planId the instance's plan when it was made
/// @param status where it is in its life
/// @param validity how long its credentials are good for
/// @param predecessorId the binding that it succeeds
/// @param createdAt when it was stored first
/// @param active what is being done about it
public record BindingView(
        BindingKey key,
        String planId,
        Status status,
        Validity validity,
        Optional<String> predecessorId,
        Instant createdAt,
        Optional<ActiveOperation> active) {

    public BindingView {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(planId, "planId");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(predecessorId, "predecessorId");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(active, "active");
    }

    /// Where it is in its life.
    public BindingState state() {
        return status.state();
    }

    /// Where a binding is in its life.
    ///
    /// @param version grows with every change
    public record Status(BindingState state, long version) {
        public Status {
            Objects.requireNonNull(state, "state");
        }
    }
}
