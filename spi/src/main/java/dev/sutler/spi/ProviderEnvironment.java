package dev.sutler.spi;

import tools.jackson.databind.node.ObjectNode;

import java.util.Objects;
import java.util.Optional;

/// What the host hands a factory for one service offering.
///
/// @param offeringName the offering's name in the catalog, for log lines
/// @param settings the offering's `provider` block without `type`, laid over what the broker's
///   configuration says under `providers.<type>`
/// @param secrets where secrets that the settings refer to come from
/// @param brokerId tells what this broker makes from what others make in the same back end: the
///   same for all its replicas, for ever; empty where there is no store, so that nothing is made
///   either
public record ProviderEnvironment(
        String offeringName, ObjectNode settings, SecretSource secrets, Optional<String> brokerId) {
    public ProviderEnvironment {
        Objects.requireNonNull(offeringName, "offeringName");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(secrets, "secrets");
        Objects.requireNonNull(brokerId, "brokerId");
    }

    /// An environment without a store.
    public ProviderEnvironment(String offeringName, ObjectNode settings, SecretSource secrets) {
        this(offeringName, settings, secrets, Optional.empty());
    }
}
