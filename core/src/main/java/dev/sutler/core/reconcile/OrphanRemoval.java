package dev.sutler.core.reconcile;

import dev.sutler.core.audit.AuditEntry;
import dev.sutler.core.reconcile.ReconcileStore.Knowledge;
import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.spi.Gone;
import dev.sutler.spi.Progress;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Removes the orphans of one offering whose grace is over, unless they are too many to be true.
final class OrphanRemoval {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanRemoval.class);

    private final ReconcileStore store;
    private final ReconcileOptions options;
    private final BackEnd backEnd;
    private final Reconciliation asked;
    private final Instant now;

    OrphanRemoval(
            ReconcileStore store,
            ReconcileOptions options,
            BackEnd backEnd,
            Reconciliation asked,
            Instant now) {
        this.store = store;
        this.options = options;
        this.backEnd = backEnd;
        this.asked = asked;
        this.now = now;
    }

    void run() {
        long[] count = {0};
        each(_ -> count[0]++);
        long there = backEnd.tally().foundOurs();
        if (tooMany(count[0], there)) {
            backEnd.tally()
                    .problem(
                            ("%d of %d would be removed, which is more than %d %%: nothing was."
                                            + " Find out why there are so many.")
                                    .formatted(count[0], there, options.mostPercent()));
            return;
        }
        each(this::remove);
    }

    private boolean tooMany(long remove, long there) {
        return remove > options.alwaysAllowed() && remove * 100 > there * options.mostPercent();
    }

    private void each(Consumer<Orphan> task) {
        Optional<Orphan.Key> after = Optional.empty();
        List<Orphan> page;
        do {
            page = store.orphans(Optional.of(backEnd.serviceId()), after, ReconcileOptions.BATCH);
            for (Orphan orphan : page) {
                if (!asked.goOn().getAsBoolean()) {
                    throw new OrphanSearch.GivenUpException();
                }
                if (orphan.removable() && isOver(orphan)) {
                    task.accept(orphan);
                }
            }
            after = page.isEmpty() ? after : Optional.of(page.getLast().key());
        } while (page.size() == ReconcileOptions.BATCH);
    }

    private boolean isOver(Orphan orphan) {
        return !orphan.firstSeenAt().plus(options.grace()).isAfter(now);
    }

    private void remove(Orphan orphan) {
        if (!store.beginRemoval(
                orphan, options.grace(), entry(orphan, "accepted", Optional.empty()))) {
            backEnd.tally().heldBack(orphan.found().name(), "It is no orphan any more.");
            return;
        }
        switch (removed(orphan)) {
            case Progress.Done<Gone> _ -> {
                boolean _ = store.drop(orphan.key(), entry(orphan, "succeeded", Optional.empty()));
                backEnd.tally().removed(orphan);
                LOG.warn("Removed the orphan {}", orphan.found().name());
            }
            case Progress.Working<Gone> working -> problem(orphan, working.description());
            case Progress.Failed<Gone> failed -> problem(orphan, failed.message());
        }
    }

    private Progress<Gone> removed(Orphan orphan) {
        try {
            return backEnd.inventory()
                    .removeOrphan(backEnd.serviceId(), orphan.found(), () -> isOrphan(orphan));
        } catch (StoreUnavailableException unavailable) {
            throw unavailable;
        } catch (RuntimeException thrown) {
            LOG.warn("The orphan {} could not be removed", orphan.found().name(), thrown);
            return Progress.tryAgain("Something went wrong in the service. See the log.");
        }
    }

    /* Asked by the provider under its lock: nobody can begin to use the name between this and the removal. */
    private boolean isOrphan(Orphan orphan) {
        boolean belongs = store.know(List.of(orphan.found()), now).getFirst() == Knowledge.BELONGS;
        return !belongs
                && asked.goOn().getAsBoolean()
                && store.orphan(orphan.key()).filter(Orphan::removable).isPresent();
    }

    private void problem(Orphan orphan, String message) {
        store.keep(orphan.key(), message, entry(orphan, "failed", Optional.of(message)));
        backEnd.tally().heldBack(orphan.found().name(), message);
    }

    private AuditEntry entry(Orphan orphan, String outcome, Optional<String> message) {
        return Notes.about(orphan, asked, "remove-orphan", outcome, message);
    }
}
