package dev.sutler.spi;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Objects;

/// Labels and attributes of an instance (specification, "Service Instance Metadata").
///
/// @param labels key-value pairs that matter to the platform's users
/// @param attributes key-value pairs that may change the platform's behaviour
public record InstanceMetadata(ObjectNode labels, ObjectNode attributes) {

    public InstanceMetadata {
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(attributes, "attributes");
    }

    /// No labels and no attributes.
    public static InstanceMetadata none() {
        return new InstanceMetadata(
                JsonNodeFactory.instance.objectNode(), JsonNodeFactory.instance.objectNode());
    }

    /// Whether there is nothing to show.
    public boolean isEmpty() {
        return labels.isEmpty() && attributes.isEmpty();
    }
}
