package dev.sutler.server.osb;

import dev.sutler.core.lifecycle.InstanceOutput;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.spi.InstanceMetadata;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Bodies of answers about service instances.
final class InstanceBodies {

    private InstanceBodies() {}

    /// After a provision or an update.
    static ObjectNode made(StoredInstance instance) {
        return of(instance.output());
    }

    static ObjectNode of(InstanceOutput output) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        putOutput(body, output);
        return body;
    }

    static ObjectNode fetched(StoredInstance instance, ObjectNode parameters) {
        ObjectNode body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("service_id", instance.serviceId())
                        .put("plan_id", instance.shape().planId());
        putOutput(body, instance.output());
        body.set("parameters", parameters);
        instance.shape()
                .maintenanceVersion()
                .ifPresent(version -> body.putObject("maintenance_info").put("version", version));
        return body;
    }

    private static void putOutput(ObjectNode body, InstanceOutput output) {
        output.dashboardUrl().ifPresent(url -> body.put("dashboard_url", url));
        InstanceMetadata metadata = output.details().metadata();
        if (!metadata.isEmpty()) {
            ObjectNode out = body.putObject("metadata");
            putUnlessEmpty(out, "labels", metadata.labels());
            putUnlessEmpty(out, "attributes", metadata.attributes());
        }
    }

    private static void putUnlessEmpty(ObjectNode body, String name, ObjectNode value) {
        if (!value.isEmpty()) {
            body.set(name, value);
        }
    }
}
