package dev.sutler.spi;

import java.util.Objects;
import java.util.Optional;

/// Asks for a new service instance.
///
/// @param instance what to make
/// @param requestedBy the platform's user who asked, where the platform says so
public record ProvisionRequest(
        ServiceInstance instance, Optional<OriginatingIdentity> requestedBy) {
    public ProvisionRequest {
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(requestedBy, "requestedBy");
    }
}
