package dev.sutler.app;

import dev.sutler.core.Adoptions;
import dev.sutler.core.BrokerOptions;
import dev.sutler.core.operation.OperationRunner;
import dev.sutler.server.admin.AdminApi;
import dev.sutler.server.admin.AdoptionAdministration;
import dev.sutler.server.admin.CatalogAdministration;
import dev.sutler.server.admin.OrphanAdministration;
import dev.sutler.server.config.Configuration;
import dev.sutler.server.postgres.PostgresDatabase;

import java.util.List;
import java.util.UUID;

/// The admin API, put together from its features.
final class Administration {

    private Administration() {}

    static AdminApi of(
            Configuration configuration,
            PostgresDatabase database,
            OperationRunner runner,
            Catalogs catalogs) {
        return new AdminApi(
                List.of(
                        new CatalogAdministration(catalogs.loader()),
                        new OrphanAdministration(
                                database.reconciliation(),
                                Reconciling.reconciler(configuration, database, catalogs)),
                        new AdoptionAdministration(
                                new Adoptions(
                                        database.store(),
                                        runner,
                                        catalogs::current,
                                        catalogs.providers(),
                                        BrokerOptions.DEFAULT,
                                        UUID::randomUUID))));
    }
}
