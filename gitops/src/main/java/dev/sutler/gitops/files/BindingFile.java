package dev.sutler.gitops.files;

import tools.jackson.databind.node.ObjectNode;

import java.util.Objects;
import java.util.Optional;

/// `binding.yml`: what is wanted of a service binding.
///
/// @param bindingId the service binding
/// @param instanceId the service instance that is bound
/// @param serviceId the service offering
/// @param planId the service plan
/// @param originatingIdentity who asked: `platform`, and what the platform says of the user; empty
///   when nobody said, or with nothing in it
/// @param parameters of the binding; may be empty
/// @param bindResource what is bound; empty when nobody said, or with nothing in it
/// @param context the platform's context, with `platform`
/// @param deleted whether the binding is to be removed
/// @param stamp empty in files of other brokers
public record BindingFile(
        String bindingId,
        String instanceId,
        Optional<String> serviceId,
        Optional<String> planId,
        Optional<ObjectNode> originatingIdentity,
        ObjectNode parameters,
        Optional<ObjectNode> bindResource,
        Optional<ObjectNode> context,
        boolean deleted,
        Optional<Stamp> stamp) {

    public BindingFile {
        Objects.requireNonNull(bindingId, "bindingId");
        Objects.requireNonNull(instanceId, "instanceId");
        Objects.requireNonNull(serviceId, "serviceId");
        Objects.requireNonNull(planId, "planId");
        originatingIdentity = originatingIdentity.filter(identity -> !identity.isEmpty());
        Objects.requireNonNull(parameters, "parameters");
        bindResource = bindResource.filter(resource -> !resource.isEmpty());
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(stamp, "stamp");
    }

    /// The same, to be removed.
    public BindingFile removed(Stamp by) {
        return new BindingFile(
                bindingId,
                instanceId,
                serviceId,
                planId,
                originatingIdentity,
                parameters,
                bindResource,
                context,
                true,
                Optional.of(by));
    }

    /// Without what may be secret.
    @Override
    public String toString() {
        return "BindingFile[" + bindingId + " of " + instanceId + (deleted ? ", deleted]" : "]");
    }
}
