package dev.sutler.core.catalog;

import java.util.Arrays;
import java.util.Optional;

/// What a service may ask of a platform in `requires` (specification, "Service Offering Object").
public enum Permission {
    /// Bindings hand out a `syslog_drain_url`.
    SYSLOG_DRAIN("syslog_drain"),
    /// Bindings hand out a `route_service_url`.
    ROUTE_FORWARDING("route_forwarding"),
    /// Bindings hand out `volume_mounts`.
    VOLUME_MOUNT("volume_mount");

    private final String word;

    Permission(String word) {
        this.word = word;
    }

    /// The word in the catalog.
    public String word() {
        return word;
    }

    /// The permission that this word in a catalog names.
    public static Optional<Permission> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }
}
