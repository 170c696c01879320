package dev.sutler.spi;

import java.util.Objects;
import java.util.Optional;

/// Asks to change a service instance.
///
/// @param current what was stored when the update was accepted. An earlier attempt may already have
///   changed a part
/// @param target what it should become; its parameters are the whole set, changed ones laid over
///   the others
/// @param requestedBy the platform's user who asked, where the platform says so
public record UpdateRequest(
        ServiceInstance current,
        ServiceInstance target,
        Optional<OriginatingIdentity> requestedBy) {
    public UpdateRequest {
        Objects.requireNonNull(current, "current");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(requestedBy, "requestedBy");
    }
}
