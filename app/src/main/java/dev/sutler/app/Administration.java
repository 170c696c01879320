package dev.sutler.app;

import dev.sutler.core.Adoptions;
import dev.sutler.core.BrokerOptions;
import dev.sutler.core.audit.AuditTrail;
import dev.sutler.core.operation.OperationRunner;
import dev.sutler.core.operator.DeskOptions;
import dev.sutler.core.operator.OperatorDesk;
import dev.sutler.server.admin.AdminApi;
import dev.sutler.server.admin.AdoptionAdministration;
import dev.sutler.server.admin.AuditAdministration;
import dev.sutler.server.admin.CatalogAdministration;
import dev.sutler.server.admin.Histories;
import dev.sutler.server.admin.OperatorAdministration;
import dev.sutler.server.admin.OperatorOrders;
import dev.sutler.server.admin.OrphanAdministration;
import dev.sutler.server.admin.RotationAdministration;
import dev.sutler.server.config.Configuration;
import dev.sutler.server.postgres.PostgresDatabase;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// The admin API, put together from its features.
final class Administration {

    /* A worker that has to let go learns of it when it renews its lease, or its lease runs out. */
    private static final Duration BEYOND_LEASE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Administration() {}

    static AdminApi of(
            Configuration configuration,
            Leases leases,
            BrokerOptions options,
            PostgresDatabase database,
            OperationRunner runner,
            Catalogs catalogs) {
        OperatorDesk desk =
                new OperatorDesk(
                        database.operatorView(),
                        database.operatorStore(),
                        database.store(),
                        workers(runner),
                        new DeskOptions(
                                leases.lease().plus(BEYOND_LEASE),
                                () -> LockSupport.parkNanos(PAUSE.toNanos()),
                                UUID::randomUUID,
                                System::nanoTime,
                                (service, plan) ->
                                        options.timeLimit(catalogs.current().plan(service, plan))));
        AuditTrail audit = database.audit().trail();
        Histories histories = new Histories(database.operatorView(), database.journal(), audit);
        return new AdminApi(
                List.of(
                        new CatalogAdministration(catalogs.loader()),
                        new OperatorAdministration(database.operatorView(), histories),
                        new OperatorOrders(desk),
                        new AuditAdministration(audit),
                        new RotationAdministration(
                                database.rotations(),
                                database.timetable(),
                                database.store(),
                                database.catalogLedger()),
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

    private static OperatorDesk.Workers workers(OperationRunner runner) {
        return new OperatorDesk.Workers() {
            @Override
            public void interrupt(UUID operationId) {
                runner.cutShort(operationId);
            }

            @Override
            public void wake() {
                runner.wake();
            }
        };
    }
}
