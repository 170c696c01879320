package dev.sutler.spi;

import java.util.Objects;

/// Asks for new credentials of a service binding.
///
/// @param instance the instance that it belongs to
/// @param binding the binding, which stays what it is otherwise
public record RotateRequest(ServiceInstance instance, ServiceBinding binding) {
    public RotateRequest {
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(binding, "binding");
    }

    /// Without what may be secret.
    @Override
    public String toString() {
        return "RotateRequest[" + instance + ", " + binding + "]";
    }
}
