package dev.sutler.spi;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a provider hands out for a binding that it made (specification, "Binding", response body).
///
/// @param credentials what an application needs to use the service; empty for services that have
///   none
/// @param endpoints the hosts and ports that the credentials lead to; may be empty
/// @param delivery the kinds of binding that are no credentials: log drain, route service, volumes
/// @param validity when the binding expires and should be renewed
/// @param state what the provider wants to be handed in later calls; never a secret; at most 64 kB
///   as JSON
public record BindingDetails(
        Optional<Secret<ObjectNode>> credentials,
        List<Endpoint> endpoints,
        Delivery delivery,
        Validity validity,
        ObjectNode state) {

    public BindingDetails {
        Objects.requireNonNull(credentials, "credentials");
        endpoints = List.copyOf(endpoints);
        Objects.requireNonNull(delivery, "delivery");
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(state, "state");
    }

    /// Credentials that do not expire, and where they lead.
    public static BindingDetails ofCredentials(
            Secret<ObjectNode> credentials, List<Endpoint> endpoints) {
        return new BindingDetails(
                Optional.of(credentials),
                endpoints,
                Delivery.NONE,
                Validity.UNLIMITED,
                JsonNodeFactory.instance.objectNode());
    }

    /// What log drains, route services and volume services hand out.
    ///
    /// @param syslogDrainUrl where the platform streams logs; the offering must require
    ///   `syslog_drain`
    /// @param routeServiceUrl where the platform proxies requests; the offering must require
    ///   `route_forwarding`
    /// @param volumeMounts what the platform mounts; the offering must require `volume_mount` if
    ///   there are any
    public record Delivery(
            Optional<String> syslogDrainUrl,
            Optional<String> routeServiceUrl,
            List<VolumeMount> volumeMounts) {

        /// Nothing but credentials.
        public static final Delivery NONE =
                new Delivery(Optional.empty(), Optional.empty(), List.of());

        public Delivery {
            Objects.requireNonNull(syslogDrainUrl, "syslogDrainUrl");
            Objects.requireNonNull(routeServiceUrl, "routeServiceUrl");
            volumeMounts = List.copyOf(volumeMounts);
        }

        /// Without what may be secret.
        @Override
        public String toString() {
            return "Delivery[" + volumeMounts.size() + " volume mounts]";
        }
    }

    /// Without what may be secret.
    @Override
    public String toString() {
        return "BindingDetails[" + endpoints + ", " + validity + "]";
    }
}
