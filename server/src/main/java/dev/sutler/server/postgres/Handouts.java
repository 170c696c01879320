package dev.sutler.server.postgres;

import dev.sutler.spi.BindingDetails.Delivery;
import dev.sutler.spi.Endpoint;
import dev.sutler.spi.VolumeMount;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// What a binding hands out beside its credentials, as JSON documents.
final class Handouts {

    private Handouts() {}

    static ArrayNode of(List<Endpoint> endpoints) {
        ArrayNode document = JsonNodeFactory.instance.arrayNode();
        for (Endpoint endpoint : endpoints) {
            ObjectNode element = document.addObject().put("host", endpoint.host());
            ArrayNode ports = element.putArray("ports");
            endpoint.ports().forEach(ports::add);
            element.put("protocol", Words.of(endpoint.protocol()));
        }
        return document;
    }

    static List<Endpoint> endpoints(JsonNode document) {
        return document.valueStream()
                .map(
                        element ->
                                new Endpoint(
                                        element.required("host").stringValue(),
                                        element.required("ports")
                                                .valueStream()
                                                .map(JsonNode::stringValue)
                                                .toList(),
                                        Words.parse(
                                                Endpoint.Protocol.class,
                                                element.required("protocol").stringValue())))
                .toList();
    }

    static ObjectNode of(Delivery delivery) {
        ObjectNode document = Json.object();
        delivery.syslogDrainUrl().ifPresent(url -> document.put("syslog_drain_url", url));
        delivery.routeServiceUrl().ifPresent(url -> document.put("route_service_url", url));
        ArrayNode mounts = document.putArray("volume_mounts");
        for (VolumeMount mount : delivery.volumeMounts()) {
            ObjectNode element =
                    mounts.addObject()
                            .put("driver", mount.driver())
                            .put("container_directory", mount.containerDirectory())
                            .put("read_only", mount.readOnly())
                            .put("volume_id", mount.volumeId());
            element.set("mount_configuration", mount.mountConfiguration());
        }
        return document;
    }

    static Delivery delivery(ObjectNode document) {
        return new Delivery(
                Documents.optionalText(document, "syslog_drain_url"),
                Documents.optionalText(document, "route_service_url"),
                document.required("volume_mounts").valueStream().map(Handouts::mount).toList());
    }

    private static VolumeMount mount(JsonNode element) {
        return new VolumeMount(
                element.required("driver").stringValue(),
                element.required("container_directory").stringValue(),
                element.required("read_only").booleanValue(),
                element.required("volume_id").stringValue(),
                element.required("mount_configuration").asObject());
    }
}
