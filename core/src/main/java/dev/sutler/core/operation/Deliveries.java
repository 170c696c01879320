package dev.sutler.core.operation;

import dev.sutler.core.catalog.Permission;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.BindingDetails.Delivery;

import java.util.Optional;
import java.util.Set;

/// What a binding may hand out: a log drain, a route service or volumes only when the offering
/// declares in `requires` that it does (specification, "Binding", response body).
final class Deliveries {

    private Deliveries() {}

    /// @return what is wrong, for the developer; empty when everything handed out is declared
    static Optional<String> undeclared(Set<Permission> declared, BindingDetails details) {
        Delivery delivery = details.delivery();
        if (delivery.syslogDrainUrl().isPresent() && !declared.contains(Permission.SYSLOG_DRAIN)) {
            return complaint("a syslog_drain_url", Permission.SYSLOG_DRAIN);
        }
        if (delivery.routeServiceUrl().isPresent()
                && !declared.contains(Permission.ROUTE_FORWARDING)) {
            return complaint("a route_service_url", Permission.ROUTE_FORWARDING);
        }
        if (!delivery.volumeMounts().isEmpty() && !declared.contains(Permission.VOLUME_MOUNT)) {
            return complaint("volume_mounts", Permission.VOLUME_MOUNT);
        }
        return Optional.empty();
    }

    private static Optional<String> complaint(String field, Permission missing) {
        return Optional.of(
                "The service handed out "
                        + field
                        + ", but its catalog entry does not require "
                        + missing.word()
                        + ". Its operator has to declare that.");
    }
}
