package dev.sutler.core.reconcile;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.operation.ProviderViews;
import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Drift;
import dev.sutler.spi.Inventory.Repaired;
import dev.sutler.spi.Progress;
import dev.sutler.spi.RepairRequest;
import dev.sutler.spi.RepairRequest.Handed;
import dev.sutler.spi.Validity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/// Has differences set right, each once.
///
/// No operation is begun for it: platforms would see their instance busy. The provider's lock, and
/// the look at the store under it, keep it from working against one.
final class Repairs {

    private static final Logger LOG = LoggerFactory.getLogger(Repairs.class);

    private final ReconcileStore store;
    private final Catalog catalog;
    private final Reconciliation asked;
    private Optional<Drift> last = Optional.empty();

    Repairs(ReconcileStore store, Catalog catalog, Reconciliation asked) {
        this.store = store;
        this.catalog = catalog;
        this.asked = asked;
    }

    /// Several differences of one thing come one after the other, and one repair sets all of them
    /// right.
    void repair(BackEnd backEnd, Drift drift) {
        if (!drift.repairable() || last.filter(before -> sameThing(before, drift)).isPresent()) {
            return;
        }
        last = Optional.of(drift);
        Optional<Settled> settled = settled(drift);
        if (settled.isEmpty()) {
            return;
        }
        String what = drift.bindingId().orElse(drift.instanceId());
        store.append(Notes.about(drift, asked, "accepted", Optional.empty()));
        switch (repaired(backEnd, drift, settled.get())) {
            case Progress.Done<Repaired> _ -> {
                store.append(Notes.about(drift, asked, "succeeded", Optional.empty()));
                backEnd.tally().repaired(drift);
                LOG.warn("Repaired {}: {}", what, drift.message());
            }
            case Progress.Working<Repaired> working ->
                    failed(backEnd, drift, what, working.description());
            case Progress.Failed<Repaired> failed -> failed(backEnd, drift, what, failed.message());
        }
    }

    private static boolean sameThing(Drift one, Drift other) {
        return one.instanceId().equals(other.instanceId())
                && one.bindingId().equals(other.bindingId());
    }

    /* What is ready, and what the repair goes by. */
    private record Settled(StoredInstance instance, Optional<StoredBinding> binding) {
        boolean unchanged(Settled later) {
            return instance.status().version() == later.instance.status().version()
                    && binding.map(StoredBinding::version)
                            .equals(later.binding.map(StoredBinding::version));
        }
    }

    private Progress<Repaired> repaired(BackEnd backEnd, Drift drift, Settled settled) {
        try {
            return backEnd.inventory()
                    .repair(
                            request(settled),
                            () -> settled(drift).filter(settled::unchanged).isPresent());
        } catch (StoreUnavailableException unavailable) {
            throw unavailable;
        } catch (RuntimeException thrown) {
            LOG.warn("{} could not be repaired", drift.instanceId(), thrown);
            return Progress.tryAgain("Something went wrong in the service. See the log.");
        }
    }

    private void failed(BackEnd backEnd, Drift drift, String what, String message) {
        store.append(Notes.about(drift, asked, "failed", Optional.of(message)));
        backEnd.tally().heldBack(what, message);
    }

    /* Empty when it is not settled any more: then whatever goes on there sets it right, or removes it. */
    private Optional<Settled> settled(Drift drift) {
        Optional<StoredInstance> instance = store.settled(drift.instanceId());
        if (instance.isEmpty()) {
            return Optional.empty();
        }
        if (drift.bindingId().isEmpty()) {
            return Optional.of(new Settled(instance.get(), Optional.empty()));
        }
        return store.settled(new BindingKey(drift.instanceId(), drift.bindingId().get()))
                .map(binding -> new Settled(instance.get(), Optional.of(binding)));
    }

    private RepairRequest request(Settled settled) {
        StoredInstance instance = settled.instance();
        return new RepairRequest(
                ProviderViews.instance(catalog, instance, instance.shape()),
                settled.binding().map(Repairs::handed));
    }

    private static Handed handed(StoredBinding binding) {
        return new Handed(
                ProviderViews.binding(binding),
                binding.details().flatMap(BindingDetails::credentials),
                binding.details().map(BindingDetails::validity).orElse(Validity.UNLIMITED));
    }
}
