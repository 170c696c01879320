package dev.sutler.core.reconcile;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.ServiceOffering;
import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.operation.Providers;
import dev.sutler.spi.Drift;
import dev.sutler.spi.Inventory;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Compares the store with the back ends, and reports; sets right what it may where that was asked
/// for.
///
/// It takes as much memory for a million instances as for a thousand. Two runs at the same time do
/// no harm: each removal and each repair is confirmed under the provider's lock.
public final class Reconciler {

    private final ReconcileStore store;
    private final Supplier<Catalog> catalog;
    private final Providers providers;
    private final ReconcileOptions options;
    private final Supplier<UUID> ids;

    /// @param catalog what is offered at this moment
    /// @param providers who makes it
    /// @param ids makes the ids of runs
    public Reconciler(
            ReconcileStore store,
            Supplier<Catalog> catalog,
            Providers providers,
            ReconcileOptions options,
            Supplier<UUID> ids) {
        this.store = store;
        this.catalog = catalog;
        this.providers = providers;
        this.options = options;
        this.ids = ids;
    }

    /// Does one run.
    ///
    /// @return the report, as it is kept too
    /// @throws dev.sutler.core.store.StoreUnavailableException when the store does not answer; what
    ///   was done until then is done
    public ObjectNode run(Reconciliation asked) {
        UUID run = ids.get();
        Instant began = store.now();
        Catalog offered = catalog.get();
        ObjectNode report =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", run.toString())
                        .put("started_at", began.toString())
                        .put("repair", asked.repair());
        ArrayNode services = report.putArray("services");
        List<ServiceTally> tallies = new ArrayList<>();
        List<BackEnd> complete = new ArrayList<>();
        for (ServiceOffering offering : offered.offerings()) {
            ServiceTally tally = new ServiceTally(offering.id(), offering.name());
            tallies.add(tally);
            Optional<Inventory> inventory =
                    providers
                            .provider(offering.id())
                            .filter(Inventory.class::isInstance)
                            .map(Inventory.class::cast);
            if (inventory.isEmpty()) {
                tally.problem("Its provider cannot list what it has made.");
                continue;
            }
            BackEnd backEnd = new BackEnd(offering.id(), inventory.get(), tally);
            if (new OrphanSearch(store, backEnd, began, asked.goOn()).run()) {
                complete.add(backEnd);
            }
        }
        compare(offered, complete, asked);
        if (asked.repair()) {
            complete.forEach(
                    backEnd -> new OrphanRemoval(store, options, backEnd, asked, began).run());
        }
        tallies.forEach(tally -> services.add(tally.json()));
        report.set("stuck", stuck());
        report.put("finished_at", store.now().toString());
        store.finish(run, began, report);
        return report;
    }

    private void compare(Catalog offered, List<BackEnd> complete, Reconciliation asked) {
        Map<String, BackEnd> byService = new LinkedHashMap<>();
        complete.forEach(backEnd -> byService.put(backEnd.serviceId(), backEnd));
        Repairs repairs = new Repairs(store, offered, asked);
        new DriftSearch(
                        store,
                        offered,
                        byService,
                        asked.goOn(),
                        (backEnd, drift) -> {
                            if (isReal(drift)) {
                                backEnd.tally().drift(drift);
                                if (asked.repair()) {
                                    repairs.repair(backEnd, drift);
                                }
                            }
                        })
                .run();
    }

    /* What was removed after its page was read is no ghost. */
    private boolean isReal(Drift drift) {
        return switch (drift.kind()) {
            case DIFFERS -> true;
            case MISSING ->
                    drift.bindingId()
                            .map(
                                    id ->
                                            store.settled(new BindingKey(drift.instanceId(), id))
                                                    .isPresent())
                            .orElseGet(() -> store.settled(drift.instanceId()).isPresent());
        };
    }

    private ArrayNode stuck() {
        ArrayNode stuck = JsonNodeFactory.instance.arrayNode();
        for (Operation each : store.stuck(options.tolerance(), ReconcileOptions.NAMED)) {
            ObjectNode shown =
                    stuck.addObject()
                            .put("operation_id", each.id().toString())
                            .put("kind", each.kind().word())
                            .put("instance_id", each.subject().instanceId());
            each.subject().bindingId().ifPresent(id -> shown.put("binding_id", id));
            shown.put("age_seconds", each.schedule().age().toSeconds()).put("message", late(each));
        }
        return stuck;
    }

    private static String late(Operation operation) {
        Duration remaining = operation.schedule().remaining();
        return remaining.isNegative()
                ? "its deadline passed %d s ago".formatted(-remaining.toSeconds())
                : "it is due, and nobody works on it";
    }
}
