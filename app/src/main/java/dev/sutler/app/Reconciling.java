package dev.sutler.app;

import dev.sutler.core.audit.Actor;
import dev.sutler.core.reconcile.ReconcileOptions;
import dev.sutler.core.reconcile.Reconciler;
import dev.sutler.core.reconcile.Reconciliation;
import dev.sutler.core.schedule.ScheduledTask;
import dev.sutler.core.schedule.ScheduledTask.Turn;
import dev.sutler.server.config.Configuration;
import dev.sutler.server.postgres.PostgresDatabase;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The comparison of store and back ends: what it is put together from, and when it runs by itself.
final class Reconciling {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciling.class);

    private Reconciling() {}

    static Reconciler reconciler(
            Configuration configuration, PostgresDatabase database, Catalogs catalogs) {
        return new Reconciler(
                database.reconciliation(),
                catalogs::current,
                catalogs.providers(),
                ReconcileOptions.of(configuration.reconcile().grace()),
                UUID::randomUUID);
    }

    /// These tasks, and the one that compares store and back ends unless it is switched off.
    static List<ScheduledTask> with(
            List<ScheduledTask> others,
            Configuration configuration,
            PostgresDatabase database,
            Catalogs catalogs) {
        Configuration.Reconcile options = configuration.reconcile();
        if (options.every().isZero()) {
            return others;
        }
        Reconciler reconciler = reconciler(configuration, database, catalogs);
        List<ScheduledTask> all = new ArrayList<>(others);
        all.add(
                new ScheduledTask(
                        "reconcile", options.every(), turn -> run(options, reconciler, turn)));
        return all;
    }

    private static String run(Configuration.Reconcile options, Reconciler reconciler, Turn turn) {
        ObjectNode report =
                reconciler.run(
                        new Reconciliation(
                                new Actor.Broker("reconcile"),
                                UUID.randomUUID().toString(),
                                Optional.empty(),
                                options.repair(),
                                turn::stillMine));
        String summary =
                "%d orphans, %d ghosts, %d drifts, %d stuck operations; %d removed, %d repaired."
                        .formatted(
                                sum(report, "orphans"),
                                sum(report, "ghosts"),
                                sum(report, "drifts"),
                                report.path("stuck").size(),
                                sum(report, "removed"),
                                sum(report, "repaired"));
        boolean quiet =
                sum(report, "orphans") + sum(report, "ghosts") + sum(report, "drifts") == 0
                        && report.path("stuck").isEmpty();
        if (quiet) {
            LOG.debug("Store and back ends agree");
        } else {
            LOG.warn("Store and back ends differ: {} `sutler orphans list` names them", summary);
        }
        return summary;
    }

    private static long sum(ObjectNode report, String count) {
        return report.path("services")
                .valueStream()
                .map(service -> service.path(count))
                .mapToLong(JsonNode::asLong)
                .sum();
    }
}
