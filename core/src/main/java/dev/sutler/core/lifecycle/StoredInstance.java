package dev.sutler.core.lifecycle;

import java.util.Objects;

/// A service instance as it stands in the store.
///
/// @param id chosen by the platform
/// @param platform the name of the platform that made it
/// @param serviceId its offering; never changes
/// @param tenancy whose it is
/// @param shape what it is, or what it was before the running update
/// @param status where it is in its life
/// @param output what its provider said about it
public record StoredInstance(
        String id,
        String platform,
        String serviceId,
        Tenancy tenancy,
        InstanceShape shape,
        Status status,
        InstanceOutput output) {

    public StoredInstance {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(serviceId, "serviceId");
        Objects.requireNonNull(tenancy, "tenancy");
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(output, "output");
    }

    /// Where it is in its life: shorthand for the status' state.
    public InstanceState state() {
        return status.state();
    }

    /// This instance in another status.
    public StoredInstance with(Status newStatus) {
        return new StoredInstance(id, platform, serviceId, tenancy, shape, newStatus, output);
    }

    /// This instance with another shape.
    public StoredInstance with(InstanceShape newShape) {
        return new StoredInstance(id, platform, serviceId, tenancy, newShape, status, output);
    }

    /// This instance with another output.
    public StoredInstance with(InstanceOutput newOutput) {
        return new StoredInstance(id, platform, serviceId, tenancy, shape, status, newOutput);
    }

    /// Where an instance is in its life.
    ///
    /// @param state what goes on
    /// @param provisioned whether it was ever ready, so that there is something to fetch or to
    ///   update
    /// @param version grows by one with every transition; 0 before it is stored
    public record Status(InstanceState state, boolean provisioned, long version) {
        public Status {
            Objects.requireNonNull(state, "state");
        }

        /// An instance that no store has seen yet.
        public static final Status NEW = new Status(InstanceState.PROVISIONING, false, 0);
    }
}
