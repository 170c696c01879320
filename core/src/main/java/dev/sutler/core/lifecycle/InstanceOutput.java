package dev.sutler.core.lifecycle;

import dev.sutler.spi.InstanceDetails;

import java.util.Objects;
import java.util.Optional;

/// What an instance's provider said about it.
///
/// @param dashboardUrl its web page
/// @param details labels, attributes and the provider's own notes
public record InstanceOutput(Optional<String> dashboardUrl, InstanceDetails details) {

    public InstanceOutput {
        Objects.requireNonNull(dashboardUrl, "dashboardUrl");
        Objects.requireNonNull(details, "details");
    }
}
