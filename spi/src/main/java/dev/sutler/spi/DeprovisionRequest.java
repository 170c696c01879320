package dev.sutler.spi;

import tools.jackson.databind.node.ObjectNode;

import java.util.Objects;
import java.util.Optional;

/// Asks to remove a service instance.
///
/// @param instance what to remove
/// @param abandoned the last checkpoint of a provision that failed or was cut short, for providers
///   whose checkpoint names something that must be removed
/// @param requestedBy the platform's user who asked, where the platform says so
public record DeprovisionRequest(
        ServiceInstance instance,
        Optional<ObjectNode> abandoned,
        Optional<OriginatingIdentity> requestedBy) {
    public DeprovisionRequest {
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(abandoned, "abandoned");
        Objects.requireNonNull(requestedBy, "requestedBy");
    }

    /// Without what may be secret.
    @Override
    public String toString() {
        return "DeprovisionRequest[" + instance + "]";
    }
}
