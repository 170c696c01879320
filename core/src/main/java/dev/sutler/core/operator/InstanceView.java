package dev.sutler.core.operator;

import dev.sutler.core.lifecycle.InstanceState;
import dev.sutler.core.lifecycle.Tenancy;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// An instance as an operator sees it: nothing of what a developer asked for, or of what its
/// provider keeps.
///
/// @param id chosen by the platform
/// @param platform the platform that made it
/// @param kind what it is an instance of
/// @param tenancy whose it is
/// @param status where it is in its life
/// @param createdAt when it was stored first
/// @param active what is being done about it, not about its bindings
public record InstanceView(
        String id,
        String platform,
        Kind kind,
        Tenancy tenancy,
        Status status,
        Instant createdAt,
        Optional<ActiveOperation> active) {

    public InstanceView {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(tenancy, "tenancy");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(active, "active");
    }

    /// Where it is in its life.
    public InstanceState state() {
        return status.state();
    }

    /// What it is an instance of.
    public record Kind(String serviceId, String planId, Optional<String> maintenanceVersion) {
        public Kind {
            Objects.requireNonNull(serviceId, "serviceId");
            Objects.requireNonNull(planId, "planId");
            Objects.requireNonNull(maintenanceVersion, "maintenanceVersion");
        }
    }

    /// Where an instance is in its life.
    ///
    /// @param provisioned whether it was ever ready
    /// @param version grows with every change
    public record Status(InstanceState state, boolean provisioned, long version) {
        public Status {
            Objects.requireNonNull(state, "state");
        }
    }
}
