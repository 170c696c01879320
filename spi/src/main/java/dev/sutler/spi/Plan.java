package dev.sutler.spi;

import tools.jackson.databind.node.ObjectNode;

import java.util.Objects;

/// The service plan of an instance, as far as a provider is concerned.
///
/// @param serviceId the service offering's id in the catalog
/// @param id the service plan's id in the catalog
/// @param name the service plan's name
/// @param settings the plan's `provider` block, already checked by [ProviderFactory#check]
public record Plan(String serviceId, String id, String name, ObjectNode settings) {
    public Plan {
        Objects.requireNonNull(serviceId, "serviceId");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(settings, "settings");
    }
}
