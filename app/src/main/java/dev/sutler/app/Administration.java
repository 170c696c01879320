package dev.sutler.app;

import dev.sutler.core.operation.OperationRunner;
import dev.sutler.server.admin.AdminApi;
import dev.sutler.server.admin.CatalogAdministration;
import dev.sutler.server.config.Configuration;
import dev.sutler.server.postgres.PostgresDatabase;

import java.util.List;

/// The admin API, put together from its features.
final class Administration {

    private Administration() {}

    static AdminApi of(
            Configuration configuration,
            PostgresDatabase database,
            OperationRunner runner,
            Catalogs catalogs) {
        return new AdminApi(List.of(new CatalogAdministration(catalogs.loader())));
    }
}
