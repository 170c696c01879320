package dev.sutler.spi;

import java.util.Objects;
import java.util.Optional;

/// Asks to take something over as a service instance.
///
/// @param instance what it is to become
/// @param name what the back end calls it; an operator has typed it
/// @param requestedBy the platform's user who asked, where the platform says so
public record AdoptRequest(
        ServiceInstance instance, String name, Optional<OriginatingIdentity> requestedBy) {
    public AdoptRequest {
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(requestedBy, "requestedBy");
    }
}
