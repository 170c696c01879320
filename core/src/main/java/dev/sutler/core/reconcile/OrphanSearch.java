package dev.sutler.core.reconcile;

import dev.sutler.core.reconcile.ReconcileStore.Knowledge;
import dev.sutler.core.reconcile.ReconcileStore.Noted;
import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.spi.Found;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Looks through a back end for what belongs to nothing.
///
/// The back end is listed first and the store is asked afterwards. Since nothing is made before it
/// is in the store, what is being made at this moment is never taken for an orphan.
final class OrphanSearch {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanSearch.class);

    private final ReconcileStore store;
    private final BackEnd backEnd;
    private final Instant since;
    private final BooleanSupplier goOn;
    private final List<Found> batch = new ArrayList<>();

    /// @param since when the run began
    OrphanSearch(ReconcileStore store, BackEnd backEnd, Instant since, BooleanSupplier goOn) {
        this.store = store;
        this.backEnd = backEnd;
        this.since = since;
        this.goOn = goOn;
    }

    /// @return whether everything was seen
    boolean run() {
        ServiceTally tally = backEnd.tally();
        try {
            backEnd.inventory().list(backEnd.serviceId(), this::take);
            lookUp();
        } catch (StoreUnavailableException | GivenUpException ended) {
            throw ended;
        } catch (RuntimeException thrown) {
            LOG.warn("What service {} has made could not be listed", tally.serviceId(), thrown);
            tally.problem("Its back end could not be listed. See the log.");
            return false;
        }
        if (tally.foundOurs() == 0 && store.hasReady(backEnd.serviceId())) {
            tally.problem(
                    "Its back end lists nothing, and the store has instances: that must be a"
                            + " mistake.");
            return false;
        }
        store.dropUnseen(backEnd.serviceId(), since);
        return true;
    }

    private void take(Found found) {
        backEnd.tally().found(found);
        if (found.mark() != Found.Mark.FOREIGN) {
            batch.add(found);
        }
        if (batch.size() >= ReconcileOptions.BATCH) {
            lookUp();
        }
    }

    private void lookUp() {
        if (!goOn.getAsBoolean()) {
            throw new GivenUpException();
        }
        List<Knowledge> known = store.know(batch, since);
        List<Noted> orphans = new ArrayList<>();
        for (int index = 0; index < batch.size(); index++) {
            Found found = batch.get(index);
            switch (known.get(index)) {
                case BELONGS -> {}
                case REMEMBERED -> orphans.add(new Noted(found, true));
                case UNHEARD -> orphans.add(new Noted(found, false));
            }
        }
        batch.clear();
        orphans.forEach(_ -> backEnd.tally().orphan());
        store.note(backEnd.serviceId(), orphans);
    }

    /// The run is not wanted any more.
    static final class GivenUpException extends RuntimeException {
        GivenUpException() {
            super("The reconciliation was given up");
        }
    }
}
