package dev.sutler.spi;

import java.util.Objects;
import java.util.Optional;

/// Asks for a new service binding.
///
/// @param instance the instance to bind, which is ready
/// @param binding what to make
/// @param predecessor the binding that the new one succeeds; it stays valid beside the new one
/// @param requestedBy the platform's user who asked, where the platform says so
public record BindRequest(
        ServiceInstance instance,
        ServiceBinding binding,
        Optional<ServiceBinding> predecessor,
        Optional<OriginatingIdentity> requestedBy) {
    public BindRequest {
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(binding, "binding");
        Objects.requireNonNull(predecessor, "predecessor");
        Objects.requireNonNull(requestedBy, "requestedBy");
    }
}
