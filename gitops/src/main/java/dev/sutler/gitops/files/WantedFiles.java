package dev.sutler.gitops.files;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// How `instance.yml` and `binding.yml` are laid out: which keys, in which order.
///
/// An identity that nobody gave is written as `{}`, since existing readers expect a map there; a
/// context that nobody gave is null, which they know.
final class WantedFiles {

    static final String IDENTITY = "originatingIdentity";
    static final String CONTEXT = "context";

    private static final String INSTANCE_ID = "serviceInstanceId";
    private static final String BINDING_ID = "bindingId";
    private static final String SERVICE_ID = "serviceDefinitionId";
    private static final String PLAN_ID = "planId";
    private static final String SERVICE = "serviceDefinition";
    private static final String PARAMETERS = "parameters";
    private static final String BIND_RESOURCE = "bindResource";
    private static final String DELETED = "deleted";

    /* What the specification itself knows of a bind_resource. Pipelines hand all of `bindResource` to Terraform modules,
     * which refuse what they have no variable for, and never saw these two there. */
    private static final String BOUND_TO = "boundTo";
    private static final List<String> BOUND_TO_KEYS = List.of("app_guid", "route");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private WantedFiles() {}

    static ObjectNode tree(InstanceFile instance) {
        ObjectNode file = NODES.objectNode();
        file.put(INSTANCE_ID, instance.instanceId());
        file.put(SERVICE_ID, instance.serviceId());
        file.put(PLAN_ID, instance.planId());
        file.set(SERVICE, ServiceCopy.of(instance));
        file.set(IDENTITY, orEmpty(instance.originatingIdentity()));
        file.put("asyncAccepted", true);
        file.set(PARAMETERS, instance.parameters());
        file.set(CONTEXT, orNull(instance.context()));
        file.put(DELETED, instance.deleted());
        instance.stamp().ifPresent(stamp -> Stamps.write(stamp, file));
        return file;
    }

    static ObjectNode tree(BindingFile binding) {
        ObjectNode resource = orEmpty(binding.bindResource()).deepCopy();
        ObjectNode boundTo = NODES.objectNode();
        for (String key : BOUND_TO_KEYS) {
            JsonNode value = resource.remove(key);
            if (value != null) {
                boundTo.set(key, value);
            }
        }
        ObjectNode file = NODES.objectNode();
        file.put(BINDING_ID, binding.bindingId());
        file.put(INSTANCE_ID, binding.instanceId());
        file.set(SERVICE_ID, orNull(binding.serviceId().map(NODES::stringNode)));
        file.set(PLAN_ID, orNull(binding.planId().map(NODES::stringNode)));
        file.set(IDENTITY, orEmpty(binding.originatingIdentity()));
        file.set(PARAMETERS, binding.parameters());
        file.set(BIND_RESOURCE, resource);
        file.set(CONTEXT, orNull(binding.context()));
        file.put(DELETED, binding.deleted());
        if (!boundTo.isEmpty()) {
            file.set(BOUND_TO, boundTo);
        }
        binding.stamp().ifPresent(stamp -> Stamps.write(stamp, file));
        return file;
    }

    static InstanceFile instance(byte[] bytes) throws UnfitFileException {
        Fields file = new Fields(YamlReader.readOfBroker(bytes));
        return new InstanceFile(
                file.required(INSTANCE_ID),
                file.required(SERVICE_ID),
                file.required(PLAN_ID),
                ServiceCopy.read(file.objectOrEmpty(SERVICE)),
                file.object(IDENTITY),
                file.objectOrEmpty(PARAMETERS),
                file.object(CONTEXT),
                file.flag(DELETED).orElse(false),
                Stamps.read(file));
    }

    static BindingFile binding(byte[] bytes) throws UnfitFileException {
        Fields file = new Fields(YamlReader.readOfBroker(bytes));
        ObjectNode resource = file.objectOrEmpty(BIND_RESOURCE);
        resource.setAll(file.objectOrEmpty(BOUND_TO));
        return new BindingFile(
                file.required(BINDING_ID),
                file.required(INSTANCE_ID),
                file.text(SERVICE_ID),
                file.text(PLAN_ID),
                file.object(IDENTITY),
                file.objectOrEmpty(PARAMETERS),
                Optional.of(resource),
                file.object(CONTEXT),
                file.flag(DELETED).orElse(false),
                Stamps.read(file));
    }

    private static ObjectNode orEmpty(Optional<ObjectNode> node) {
        return node.orElseGet(NODES::objectNode);
    }

    private static JsonNode orNull(Optional<? extends JsonNode> node) {
        return node.<JsonNode>map(each -> each).orElseGet(NODES::nullNode);
    }
}
