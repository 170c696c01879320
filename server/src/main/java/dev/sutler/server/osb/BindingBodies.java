package dev.sutler.server.osb;

import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Endpoint;
import dev.sutler.spi.Validity;
import dev.sutler.spi.VolumeMount;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Bodies of answers about service bindings. This is where credentials leave the broker.
final class BindingBodies {

    /* The specification's pattern `yyyy-mm-ddThh:mm:ss.sZ`: one digit after the point, cut off and not rounded. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.S'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private BindingBodies() {}

    static ObjectNode made(StoredBinding binding) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        binding.details().ifPresent(details -> putDetails(body, details));
        return body;
    }

    static ObjectNode fetched(StoredBinding binding, ObjectNode parameters) {
        ObjectNode body = made(binding);
        body.set("parameters", parameters);
        return body;
    }

    private static void putDetails(ObjectNode body, BindingDetails details) {
        putValidity(body, details.validity());
        details.credentials()
                .ifPresent(credentials -> body.set("credentials", credentials.reveal()));
        BindingDetails.Delivery delivery = details.delivery();
        delivery.syslogDrainUrl().ifPresent(url -> body.put("syslog_drain_url", url));
        delivery.routeServiceUrl().ifPresent(url -> body.put("route_service_url", url));
        putVolumeMounts(body, delivery.volumeMounts());
        putEndpoints(body, details.endpoints());
    }

    private static void putValidity(ObjectNode body, Validity validity) {
        if (validity.expiresAt().isEmpty() && validity.renewBefore().isEmpty()) {
            return;
        }
        ObjectNode metadata = body.putObject("metadata");
        validity.expiresAt().ifPresent(at -> metadata.put("expires_at", text(at)));
        validity.renewBefore().ifPresent(at -> metadata.put("renew_before", text(at)));
    }

    private static String text(Instant instant) {
        return TIME.format(instant);
    }

    private static void putVolumeMounts(ObjectNode body, List<VolumeMount> mounts) {
        if (mounts.isEmpty()) {
            return;
        }
        ArrayNode out = body.putArray("volume_mounts");
        for (VolumeMount mount : mounts) {
            ObjectNode device =
                    out.addObject()
                            .put("driver", mount.driver())
                            .put("container_dir", mount.containerDirectory())
                            .put("mode", mount.readOnly() ? "r" : "rw")
                            .put("device_type", "shared")
                            .putObject("device")
                            .put("volume_id", mount.volumeId());
            if (!mount.mountConfiguration().isEmpty()) {
                device.set("mount_config", mount.mountConfiguration());
            }
        }
    }

    private static void putEndpoints(ObjectNode body, List<Endpoint> endpoints) {
        if (endpoints.isEmpty()) {
            return;
        }
        ArrayNode out = body.putArray("endpoints");
        for (Endpoint endpoint : endpoints) {
            ObjectNode one = out.addObject().put("host", endpoint.host());
            ArrayNode ports = one.putArray("ports");
            endpoint.ports().forEach(ports::add);
            one.put("protocol", protocol(endpoint.protocol()));
        }
    }

    private static String protocol(Endpoint.Protocol protocol) {
        return switch (protocol) {
            case TCP -> "tcp";
            case UDP -> "udp";
            case ALL -> "all";
        };
    }
}
