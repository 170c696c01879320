package dev.sutler.spi;

import tools.jackson.databind.node.ObjectNode;

import java.util.Objects;
import java.util.Optional;

/// Asks to set right what [Inventory#compare] found about an instance, or about one of its
/// bindings.
///
/// @param instance the instance, which is ready
/// @param binding the binding; empty when it is about the instance itself
public record RepairRequest(ServiceInstance instance, Optional<Handed> binding) {
    public RepairRequest {
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(binding, "binding");
    }

    /// A binding with what was handed out for it, which has to go on working: as long as was said,
    /// and no longer.
    public record Handed(
            ServiceBinding binding, Optional<Secret<ObjectNode>> credentials, Validity validity) {
        public Handed {
            Objects.requireNonNull(binding, "binding");
            Objects.requireNonNull(credentials, "credentials");
            Objects.requireNonNull(validity, "validity");
        }
    }
}
