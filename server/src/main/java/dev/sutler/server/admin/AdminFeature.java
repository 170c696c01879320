package dev.sutler.server.admin;

/// A part of the admin API: some routes that belong together, and what they need.
@FunctionalInterface
public interface AdminFeature {

    /// Registers its routes.
    void register(AdminRoutes routes);
}
