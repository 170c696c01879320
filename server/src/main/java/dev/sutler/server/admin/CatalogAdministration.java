package dev.sutler.server.admin;

import dev.sutler.server.catalog.CatalogLoader;

/// What operators see of the catalog, and how they have it loaded again.
public final class CatalogAdministration implements AdminFeature {

    private final CatalogLoader catalogs;

    /// @param catalogs loads the catalog and knows its state
    public CatalogAdministration(CatalogLoader catalogs) {
        this.catalogs = catalogs;
    }

    @Override
    public void register(AdminRoutes routes) {
        routes.get("/catalog", new CatalogStateEndpoint(catalogs))
                .post("/catalog/reload", new CatalogReloadEndpoint(catalogs));
    }
}
