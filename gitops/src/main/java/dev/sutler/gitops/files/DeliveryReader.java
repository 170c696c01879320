package dev.sutler.gitops.files;

import dev.sutler.spi.BindingDetails.Delivery;
import dev.sutler.spi.Endpoint;
import dev.sutler.spi.Validity;
import dev.sutler.spi.VolumeMount;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `delivery.yml`: see [DeliveryFile].
final class DeliveryReader {

    private static final Set<String> FILE =
            Set.of(
                    "endpoints",
                    "syslog_drain_url",
                    "route_service_url",
                    "volume_mounts",
                    "metadata");
    private static final Set<String> ENDPOINT = Set.of("host", "ports", "protocol");
    private static final Set<String> MOUNT =
            Set.of("driver", "container_dir", "mode", "device_type", "device");
    private static final Set<String> DEVICE = Set.of("volume_id", "mount_config");
    private static final Set<String> METADATA = Set.of("expires_at", "renew_before");

    private static final Pattern PORTS = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");
    private static final int HIGHEST_PORT = 65_535;

    private DeliveryReader() {}

    static DeliveryFile read(byte[] bytes) throws UnfitFileException {
        Document file = YamlReader.read(bytes);
        return new DeliveryFile(
                endpoints(part(file, "endpoints")),
                new Delivery(
                        part(file, "syslog_drain_url").text("syslog_drain_url"),
                        part(file, "route_service_url").text("route_service_url"),
                        mounts(part(file, "volume_mounts"))),
                validity(part(file, "metadata")));
    }

    /* The whole file, with its problems said to be where the key stands. */
    private static StrictMap part(Document file, String key) throws UnfitFileException {
        for (String each : file.root().propertyNames()) {
            if (!FILE.contains(each)) {
                return new StrictMap(file.root(), "", file.place(each).line(), FILE);
            }
        }
        return new StrictMap(file.root(), "", file.place(key).line(), FILE);
    }

    private static List<Endpoint> endpoints(StrictMap file) throws UnfitFileException {
        List<Endpoint> endpoints = new ArrayList<>();
        for (StrictMap each : file.maps("endpoints", ENDPOINT)) {
            endpoints.add(new Endpoint(each.required("host"), ports(each), protocol(each)));
        }
        return endpoints;
    }

    private static List<String> ports(StrictMap endpoint) throws UnfitFileException {
        List<String> ports = new ArrayList<>();
        for (JsonNode each : endpoint.list("ports")) {
            String port = each.isString() || each.isIntegralNumber() ? each.asString() : "";
            if (!isPort(port)) {
                throw endpoint.unfit("ports", "must be ports such as \"443\" or \"9000-9010\"");
            }
            ports.add(port);
        }
        if (ports.isEmpty()) {
            throw endpoint.unfit("ports", "must have at least one port");
        }
        return ports;
    }

    private static boolean isPort(String text) {
        Matcher ports = PORTS.matcher(text);
        if (!ports.matches()) {
            return false;
        }
        int first = Integer.parseInt(ports.group(1));
        int last = ports.group(2) == null ? first : Integer.parseInt(ports.group(2));
        return first >= 1 && first <= last && last <= HIGHEST_PORT;
    }

    private static Endpoint.Protocol protocol(StrictMap endpoint) throws UnfitFileException {
        return switch (endpoint.text("protocol").orElse("tcp")) {
            case "tcp" -> Endpoint.Protocol.TCP;
            case "udp" -> Endpoint.Protocol.UDP;
            case "all" -> Endpoint.Protocol.ALL;
            default -> throw endpoint.unfit("protocol", "must be `tcp`, `udp` or `all`");
        };
    }

    private static List<VolumeMount> mounts(StrictMap file) throws UnfitFileException {
        List<VolumeMount> mounts = new ArrayList<>();
        for (StrictMap each : file.maps("volume_mounts", MOUNT)) {
            mounts.add(mount(each));
        }
        return mounts;
    }

    private static VolumeMount mount(StrictMap mount) throws UnfitFileException {
        if (!mount.text("device_type").orElse("shared").equals("shared")) {
            throw mount.unfit("device_type", "must be `shared`");
        }
        boolean readOnly =
                switch (mount.required("mode")) {
                    case "r" -> true;
                    case "rw" -> false;
                    default -> throw mount.unfit("mode", "must be `r` or `rw`");
                };
        StrictMap device =
                mount.map("device", DEVICE).orElseThrow(() -> mount.unfit("device", "is missing"));
        return new VolumeMount(
                mount.required("driver"),
                mount.required("container_dir"),
                readOnly,
                device.required("volume_id"),
                mountConfiguration(device));
    }

    private static ObjectNode mountConfiguration(StrictMap device) throws UnfitFileException {
        Optional<JsonNode> configuration = device.node("mount_config");
        if (configuration.isPresent() && !configuration.get().isObject()) {
            throw device.unfit("mount_config", "must be a map");
        }
        return configuration
                .map(JsonNode::asObject)
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    private static Validity validity(StrictMap file) throws UnfitFileException {
        Optional<StrictMap> metadata = file.map("metadata", METADATA);
        if (metadata.isEmpty()) {
            return Validity.UNLIMITED;
        }
        Optional<Instant> expiresAt = time(metadata.get(), "expires_at");
        Optional<Instant> renewBefore = time(metadata.get(), "renew_before");
        if (expiresAt.isPresent()
                && renewBefore.isPresent()
                && renewBefore.get().isAfter(expiresAt.get())) {
            throw metadata.get().unfit("renew_before", "must not be after `expires_at`");
        }
        return new Validity(expiresAt, renewBefore);
    }

    private static Optional<Instant> time(StrictMap metadata, String key)
            throws UnfitFileException {
        Optional<String> text = metadata.text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text.get()).toInstant());
        } catch (DateTimeException noTime) {
            throw metadata.unfit(key, "must be a time such as \"2027-01-31T00:00:00Z\"");
        }
    }
}
