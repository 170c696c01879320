package dev.sutler.core.reconcile;

import dev.sutler.core.audit.Actor;

import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// A run that is asked for.
///
/// @param actor who asks
/// @param requestId the request that asks
/// @param reason why, in the words of whoever asks
/// @param repair whether to set right what was found; otherwise nothing in any back end changes
/// @param goOn asked before each part: whether the run is still wanted
public record Reconciliation(
        Actor actor,
        String requestId,
        Optional<String> reason,
        boolean repair,
        BooleanSupplier goOn) {
    public Reconciliation {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(goOn, "goOn");
    }
}
