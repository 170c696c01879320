package dev.sutler.spi;

import java.util.List;
import java.util.Objects;

/// An instance that should be there.
///
/// @param instance the instance, which is ready
/// @param bindings its bindings that are ready
public record Expected(ServiceInstance instance, List<ServiceBinding> bindings) {
    public Expected {
        Objects.requireNonNull(instance, "instance");
        bindings = List.copyOf(bindings);
    }
}
