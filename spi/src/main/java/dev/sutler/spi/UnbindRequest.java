package dev.sutler.spi;

import tools.jackson.databind.node.ObjectNode;

import java.util.Objects;
import java.util.Optional;

/// Asks to remove a service binding.
///
/// @param instance the instance that it belongs to
/// @param binding what to remove
/// @param abandoned the last checkpoint of a bind that failed or was cut short
/// @param requestedBy the platform's user who asked, where the platform says so
public record UnbindRequest(
        ServiceInstance instance,
        ServiceBinding binding,
        Optional<ObjectNode> abandoned,
        Optional<OriginatingIdentity> requestedBy) {
    public UnbindRequest {
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(binding, "binding");
        Objects.requireNonNull(abandoned, "abandoned");
        Objects.requireNonNull(requestedBy, "requestedBy");
    }

    /// Without what may be secret.
    @Override
    public String toString() {
        return "UnbindRequest[" + instance + ", " + binding + "]";
    }
}
