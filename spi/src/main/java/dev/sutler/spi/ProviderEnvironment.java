package dev.sutler.spi;

import tools.jackson.databind.node.JsonNodeFactory;
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
/// @param offering the service offering as platforms get it, in the specification's spelling and
///   its author's order, but with its retired plans, and without the secret of its
///   `dashboard_client`. While settings are checked, it may have nothing but its `name`
/// @param workplace what the providers of the type share within this process
public record ProviderEnvironment(
        String offeringName,
        ObjectNode settings,
        SecretSource secrets,
        Optional<String> brokerId,
        ObjectNode offering,
        Workplace workplace) {
    public ProviderEnvironment {
        Objects.requireNonNull(offeringName, "offeringName");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(secrets, "secrets");
        Objects.requireNonNull(brokerId, "brokerId");
        Objects.requireNonNull(offering, "offering");
        Objects.requireNonNull(workplace, "workplace");
    }

    /// An environment without a workplace, of an offering of which only the name is known.
    public ProviderEnvironment(
            String offeringName,
            ObjectNode settings,
            SecretSource secrets,
            Optional<String> brokerId) {
        this(
                offeringName,
                settings,
                secrets,
                brokerId,
                JsonNodeFactory.instance.objectNode().put("name", offeringName),
                Workplace.none());
    }

    /// An environment without a store.
    public ProviderEnvironment(String offeringName, ObjectNode settings, SecretSource secrets) {
        this(offeringName, settings, secrets, Optional.empty());
    }
}
