package dev.sutler.core.upkeep;

import dev.sutler.core.lifecycle.Caller;
import dev.sutler.core.lifecycle.Caller.Deputy;
import dev.sutler.core.schedule.ScheduledTask;
import dev.sutler.core.schedule.ScheduledTask.Turn;
import dev.sutler.core.upkeep.BindingUpkeep.Begun;
import dev.sutler.core.upkeep.ExpiringBindings.Expired;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Removes bindings when they expire: their credentials stop working. To their platform it is as if
/// it had removed them itself.
public final class Expiry {

    private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int BATCH = 50;
    private static final Deputy BROKER =
            new Deputy(
                    Caller.Deputy.Kind.BROKER, "expiry", Optional.of("The binding has expired."));

    private final ExpiringBindings bindings;
    private final BindingUpkeep upkeep;

    public Expiry(ExpiringBindings bindings, BindingUpkeep upkeep) {
        this.bindings = bindings;
        this.upkeep = upkeep;
    }

    /// Looks every ten seconds.
    public ScheduledTask task() {
        return new ScheduledTask("expire-bindings", EVERY, this::run);
    }

    String run(Turn turn) {
        int begun = 0;
        List<Expired> batch;
        do {
            batch = bindings.takeExpired(BATCH);
            for (Expired expired : batch) {
                begun += remove(expired) ? 1 : 0;
            }
        } while (batch.size() == BATCH && turn.pause(PAUSE));
        return begun + " expired bindings are being removed.";
    }

    private boolean remove(Expired expired) {
        return switch (upkeep.remove(expired, BROKER)) {
            case Begun.Stored(var operationId) -> {
                LOG.info(
                        "A binding expired at {}; operation {} removes it",
                        expired.expiredAt(),
                        operationId);
                yield true;
            }
            case Begun.Busy _ -> {
                bindings.handBack(expired.key());
                yield false;
            }
            case Begun.Needless _ -> false;
        };
    }
}
