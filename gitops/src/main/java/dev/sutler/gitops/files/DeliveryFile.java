package dev.sutler.gitops.files;

import dev.sutler.spi.BindingDetails.Delivery;
import dev.sutler.spi.Endpoint;
import dev.sutler.spi.Validity;

import java.util.List;
import java.util.Objects;

/// `delivery.yml`: what a binding hands out beside credentials, in the specification's spelling.
///
/// ```yaml
/// endpoints:
/// - host: db.example.org
///   ports: ["5432"]
///   protocol: tcp          # or udp, all; tcp when it is left out
/// syslog_drain_url: syslog-tls://logs.example.org:6514
/// route_service_url: https://proxy.example.org/
/// volume_mounts:
/// - driver: nfs
///   container_dir: /data
///   mode: rw               # or r
///   device_type: shared
///   device: {volume_id: v-17, mount_config: {source: "nfs://files.example.org/v-17"}}
/// metadata: {expires_at: "2027-01-31T00:00:00Z", renew_before: "2027-01-24T00:00:00Z"}
/// ```
///
/// All of it may be left out; what is not one of these keys is an error.
///
/// @param endpoints may be empty
/// @param delivery log drain, route service, volumes
/// @param validity how long the binding is good for
public record DeliveryFile(List<Endpoint> endpoints, Delivery delivery, Validity validity) {

    /// Nothing but credentials: what a file that is not there says.
    public static final DeliveryFile NONE =
            new DeliveryFile(List.of(), Delivery.NONE, Validity.UNLIMITED);

    public DeliveryFile {
        endpoints = List.copyOf(endpoints);
        Objects.requireNonNull(delivery, "delivery");
        Objects.requireNonNull(validity, "validity");
    }
}
