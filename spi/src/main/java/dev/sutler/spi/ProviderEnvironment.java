package dev.sutler.spi;

import tools.jackson.databind.node.ObjectNode;

import java.util.Objects;

/// What the host hands a factory for one service offering.
///
/// @param offeringName the offering's name in the catalog, for log lines
/// @param settings the offering's `provider` block without `type`, laid over what the broker's
///   configuration says under `providers.<type>`
/// @param secrets where secrets that the settings refer to come from
public record ProviderEnvironment(String offeringName, ObjectNode settings, SecretSource secrets) {
    public ProviderEnvironment {
        Objects.requireNonNull(offeringName, "offeringName");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(secrets, "secrets");
    }
}
