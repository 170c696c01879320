package dev.sutler.core.operation;

import dev.sutler.spi.Provider;

import java.util.Optional;

/// Finds the provider that makes an offering's instances.
@FunctionalInterface
public interface Providers {

    /// @return empty when the offering is not in the catalog any more
    Optional<Provider> provider(String serviceId);
}
