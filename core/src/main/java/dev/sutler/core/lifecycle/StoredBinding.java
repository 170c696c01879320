package dev.sutler.core.lifecycle;

import dev.sutler.spi.BindingDetails;

import tools.jackson.databind.node.ObjectNode;

import java.util.Objects;
import java.util.Optional;

/// A service binding as it stands in the store.
///
/// @param key which one it is
/// @param request what it was asked to be
/// @param state where it is in its life
/// @param version grows by one with every transition; 0 before it is stored
/// @param details what its provider handed out; empty before it was made
public record StoredBinding(
        BindingKey key,
        Request request,
        BindingState state,
        long version,
        Optional<BindingDetails> details) {

    public StoredBinding {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(details, "details");
    }

    /// This binding in another state.
    public StoredBinding with(BindingState newState) {
        return new StoredBinding(key, request, newState, version, details);
    }

    /// This binding, made.
    public StoredBinding made(BindingDetails newDetails) {
        return new StoredBinding(
                key, request, BindingState.READY, version, Optional.of(newDetails));
    }

    /// This binding without what was handed out for it.
    public StoredBinding revoked() {
        return new StoredBinding(key, request, state, version, Optional.empty());
    }

    /// What a binding was asked to be.
    ///
    /// @param planId the instance's plan when it was made
    /// @param parameters what the developer asked for; inherited in a rotation; `{}` when nothing
    ///   was said
    /// @param context what the platform said about itself and the tenant
    /// @param bindResource what the binding is for
    /// @param predecessorId the binding that it succeeds
    public record Request(
            String planId,
            ObjectNode parameters,
            ObjectNode context,
            ObjectNode bindResource,
            Optional<String> predecessorId) {
        public Request {
            Objects.requireNonNull(planId, "planId");
            Objects.requireNonNull(parameters, "parameters");
            Objects.requireNonNull(context, "context");
            Objects.requireNonNull(bindResource, "bindResource");
            Objects.requireNonNull(predecessorId, "predecessorId");
        }

        /// Without what may be secret.
        @Override
        public String toString() {
            return "Request[" + planId + "]";
        }
    }
}
