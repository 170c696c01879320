package dev.sutler.gitops.files;

import tools.jackson.databind.node.ObjectNode;

import java.util.Objects;
import java.util.Optional;

/// `instance.yml`: what is wanted of a service instance.
///
/// @param instanceId the service instance
/// @param serviceId the service offering
/// @param planId the service plan
/// @param serviceDefinition the offering as the catalog has it, in the specification's spelling.
///   The file has a copy of a part of it, in camelCase; reading gives that part back, in the
///   specification's spelling, without the secret of a dashboard client
/// @param originatingIdentity who asked: `platform`, and what the platform says of the user; empty
///   when nobody said, or with nothing in it
/// @param parameters of the instance; may be empty
/// @param context the platform's context, with `platform`
/// @param deleted whether the instance is to be removed
/// @param stamp empty in files of other brokers
public record InstanceFile(
        String instanceId,
        String serviceId,
        String planId,
        ObjectNode serviceDefinition,
        Optional<ObjectNode> originatingIdentity,
        ObjectNode parameters,
        Optional<ObjectNode> context,
        boolean deleted,
        Optional<Stamp> stamp) {

    public InstanceFile {
        Objects.requireNonNull(instanceId, "instanceId");
        Objects.requireNonNull(serviceId, "serviceId");
        Objects.requireNonNull(planId, "planId");
        Objects.requireNonNull(serviceDefinition, "serviceDefinition");
        originatingIdentity = originatingIdentity.filter(identity -> !identity.isEmpty());
        Objects.requireNonNull(parameters, "parameters");
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(stamp, "stamp");
    }

    /// The same without what the catalog has as `data:` URLs in its metadata, which is mostly
    /// images: each is copied into every instance's file. Links to images elsewhere stay.
    public InstanceFile withoutImages() {
        return new InstanceFile(
                instanceId,
                serviceId,
                planId,
                DataUrls.removed(serviceDefinition),
                originatingIdentity,
                parameters,
                context,
                deleted,
                stamp);
    }

    /// The same, to be removed.
    public InstanceFile removed(Stamp by) {
        return new InstanceFile(
                instanceId,
                serviceId,
                planId,
                serviceDefinition,
                originatingIdentity,
                parameters,
                context,
                true,
                Optional.of(by));
    }

    /// Without what may be secret.
    @Override
    public String toString() {
        return "InstanceFile[" + instanceId + (deleted ? ", deleted]" : "]");
    }
}
