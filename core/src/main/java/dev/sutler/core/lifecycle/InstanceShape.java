package dev.sutler.core.lifecycle;

import tools.jackson.databind.node.ObjectNode;

import java.util.Objects;
import java.util.Optional;

/// What an update can change about an instance.
///
/// @param planId its service plan
/// @param parameters what the developer asked for; `{}` when nothing was said
/// @param context what the platform said about itself and the tenant; `{}` when nothing was said
/// @param maintenanceVersion the `maintenance_info.version` that it has
public record InstanceShape(
        String planId,
        ObjectNode parameters,
        ObjectNode context,
        Optional<String> maintenanceVersion) {
    public InstanceShape {
        Objects.requireNonNull(planId, "planId");
        Objects.requireNonNull(parameters, "parameters");
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(maintenanceVersion, "maintenanceVersion");
    }

    /// Without what may be secret.
    @Override
    public String toString() {
        return "InstanceShape[" + planId + ", " + maintenanceVersion.orElse("") + "]";
    }
}
