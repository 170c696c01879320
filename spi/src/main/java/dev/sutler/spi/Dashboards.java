package dev.sutler.spi;

import java.util.Optional;

/// Optional power: the provider's instances have a web page each.
///
/// The address must stand in the very first answer to a provision request, before anything is made
/// (specification, "Provisioning", `dashboard_url`), so it is computed from the instance alone,
/// without asking anybody.
public interface Dashboards {

    /// @return an absolute URL that identifies the instance; empty when this one has no page
    Optional<String> dashboardUrl(ServiceInstance instance);
}
