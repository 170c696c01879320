package dev.sutler.spi;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Objects;

/// What a provider tells about an instance that it made or changed.
///
/// @param metadata labels and attributes for the platform
/// @param state what the provider wants to be handed in later calls; never a secret; at most 64 kB
///   as JSON
public record InstanceDetails(InstanceMetadata metadata, ObjectNode state) {

    public InstanceDetails {
        Objects.requireNonNull(metadata, "metadata");
        Objects.requireNonNull(state, "state");
    }

    /// Nothing to tell.
    public static InstanceDetails none() {
        return new InstanceDetails(InstanceMetadata.none(), JsonNodeFactory.instance.objectNode());
    }

    /// Without what may be secret.
    @Override
    public String toString() {
        return "InstanceDetails[" + metadata + "]";
    }
}
