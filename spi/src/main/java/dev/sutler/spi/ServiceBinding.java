package dev.sutler.spi;

import tools.jackson.databind.node.ObjectNode;

import java.util.Objects;
import java.util.Optional;

/// A service binding.
///
/// @param id chosen by the platform: any characters, 1 to 1,024 bytes; never fit to be used as a
///   name unescaped
/// @param parameters what the developer asked for, valid by the plan's schema; empty when nothing
///   was said
/// @param context what the platform said about itself and the tenant; empty when nothing was said
/// @param bindResource what the binding is for (`app_guid`, `route` and whatever the platform
///   adds); may be empty
/// @param predecessorId the binding that this one succeeds in a rotation
/// @param state what the provider said about it in [BindingDetails#state()]; empty before it was
///   made
public record ServiceBinding(
        String id,
        ObjectNode parameters,
        ObjectNode context,
        ObjectNode bindResource,
        Optional<String> predecessorId,
        ObjectNode state) {
    public ServiceBinding {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(parameters, "parameters");
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(bindResource, "bindResource");
        Objects.requireNonNull(predecessorId, "predecessorId");
        Objects.requireNonNull(state, "state");
    }

    /// Without what may be secret.
    @Override
    public String toString() {
        return "ServiceBinding[" + id + "]";
    }
}
