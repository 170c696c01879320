package dev.sutler.core.reconcile;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.lifecycle.InstanceState;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.operation.PlanMissingException;
import dev.sutler.core.operation.ProviderViews;
import dev.sutler.core.reconcile.ReconcileStore.Held;
import dev.sutler.spi.Drift;
import dev.sutler.spi.Expected;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/// Goes through the store, a page at a time, and has each page compared with the back ends.
final class DriftSearch {

    private static final Logger LOG = LoggerFactory.getLogger(DriftSearch.class);

    private final ReconcileStore store;
    private final Catalog catalog;
    private final Map<String, BackEnd> backEnds;
    private final BooleanSupplier goOn;
    private final BiConsumer<BackEnd, Drift> found;

    /// @param backEnds those that can be compared, by offering
    /// @param found is told of each difference
    DriftSearch(
            ReconcileStore store,
            Catalog catalog,
            Map<String, BackEnd> backEnds,
            BooleanSupplier goOn,
            BiConsumer<BackEnd, Drift> found) {
        this.store = store;
        this.catalog = catalog;
        this.backEnds = backEnds;
        this.goOn = goOn;
        this.found = found;
    }

    void run() {
        Optional<String> after = Optional.empty();
        List<Held> page;
        do {
            if (!goOn.getAsBoolean()) {
                throw new OrphanSearch.GivenUpException();
            }
            page = store.instances(after, ReconcileOptions.BATCH);
            compare(page);
            after = page.isEmpty() ? after : Optional.of(page.getLast().instance().id());
        } while (page.size() == ReconcileOptions.BATCH);
    }

    private void compare(List<Held> page) {
        Map<String, List<Expected>> byService = new LinkedHashMap<>();
        for (Held held : page) {
            StoredInstance instance = held.instance();
            Optional<BackEnd> backEnd = Optional.ofNullable(backEnds.get(instance.serviceId()));
            backEnd.ifPresent(known -> known.tally().instance());
            if (backEnd.isPresent() && instance.state() == InstanceState.READY) {
                expected(held, backEnd.get())
                        .ifPresent(
                                each ->
                                        byService
                                                .computeIfAbsent(
                                                        instance.serviceId(),
                                                        _ -> new ArrayList<>())
                                                .add(each));
            }
        }
        byService.forEach(this::compare);
    }

    private Optional<Expected> expected(Held held, BackEnd backEnd) {
        StoredInstance instance = held.instance();
        try {
            return Optional.of(
                    new Expected(
                            ProviderViews.instance(catalog, instance, instance.shape()),
                            held.bindings().stream().map(ProviderViews::binding).toList()));
        } catch (PlanMissingException missing) {
            backEnd.tally().problem(missing.getMessage() + " Its instances are not compared.");
            return Optional.empty();
        }
    }

    private void compare(String serviceId, List<Expected> expected) {
        Optional<BackEnd> known = Optional.ofNullable(backEnds.get(serviceId));
        if (known.isEmpty()) {
            return;
        }
        BackEnd backEnd = known.get();
        List<Drift> drifts = List.of();
        try {
            drifts = backEnd.inventory().compare(expected);
        } catch (RuntimeException thrown) {
            LOG.warn("Service {} could not be compared", serviceId, thrown);
            backEnd.tally().problem("Some of its instances could not be compared. See the log.");
        }
        drifts.forEach(drift -> found.accept(backEnd, drift));
    }
}
