package dev.sutler.spi;

import tools.jackson.databind.node.ObjectNode;

import java.util.Objects;
import java.util.Optional;

/// A service instance, as it is or as it should become.
///
/// @param id chosen by the platform: any characters, 1 to 1,024 bytes; never fit to be used as a
///   name unescaped
/// @param plan its service plan
/// @param parameters what the developer asked for, valid by the plan's schema; empty when nothing
///   was said
/// @param context what the platform said about itself and the tenant; empty when nothing was said
/// @param maintenanceVersion the `maintenance_info.version` that it has or should get
/// @param state what the provider said about it in the last [InstanceDetails#state()]; empty at
///   first
public record ServiceInstance(
        String id,
        Plan plan,
        ObjectNode parameters,
        ObjectNode context,
        Optional<String> maintenanceVersion,
        ObjectNode state) {
    public ServiceInstance {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(parameters, "parameters");
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(maintenanceVersion, "maintenanceVersion");
        Objects.requireNonNull(state, "state");
    }

    /// Without what may be secret.
    @Override
    public String toString() {
        return "ServiceInstance[" + id + " of plan " + plan.id() + "]";
    }
}
