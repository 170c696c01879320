package dev.sutler.core.upkeep;

import dev.sutler.core.lifecycle.BindingDecisions;
import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingSnapshot;
import dev.sutler.core.lifecycle.Caller;
import dev.sutler.core.lifecycle.Decision;
import dev.sutler.core.lifecycle.Outcome;
import dev.sutler.core.lifecycle.Rejection;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.lifecycle.Ticket;
import dev.sutler.core.store.Store;
import dev.sutler.core.upkeep.ExpiringBindings.Expired;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Validity;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// Begins operations on bindings in the place of their platform. Whoever has room works on them.
public final class BindingUpkeep {

    private final Store store;
    private final BiFunction<String, String, Duration> timeLimits;
    private final Runnable wake;
    private final Supplier<UUID> ids;

    /// @param timeLimits how long an operation may take, by the ids of its service and plan
    /// @param wake asks that due operations be looked for soon
    /// @param ids random
    public BindingUpkeep(
            Store store,
            BiFunction<String, String, Duration> timeLimits,
            Runnable wake,
            Supplier<UUID> ids) {
        this.store = store;
        this.timeLimits = timeLimits;
        this.wake = wake;
        this.ids = ids;
    }

    /// What came of an attempt to begin an operation.
    public sealed interface Begun {

        /// It is stored.
        record Stored(UUID operationId) implements Begun {}

        /// Something else is in the way at this moment.
        record Busy() implements Begun {}

        /// There is nothing to do, now or later.
        ///
        /// @param why a sentence for the operator
        record Needless(String why) implements Begun {}
    }

    /// Begins to remove a binding that has expired, unless it has got new credentials since.
    public Begun remove(Expired expired, Caller.Deputy deputy) {
        BindingSnapshot known = store.binding(expired.key());
        if (known.instance().isEmpty() || known.binding().isEmpty()) {
            return gone();
        }
        StoredBinding binding = known.binding().get();
        boolean stillExpired =
                binding.details()
                        .map(BindingDetails::validity)
                        .flatMap(Validity::expiresAt)
                        .filter(expired.expiredAt()::equals)
                        .isPresent();
        if (!stillExpired) {
            return new Begun.Needless("It has got new credentials.");
        }
        return switch (binding.state()) {
            case BINDING, ROTATING, UNBINDING -> new Begun.Busy();
            case READY, FAILED -> {
                UUID id = ids.get();
                StoredInstance instance = known.instance().get();
                yield begin(
                        BindingDecisions.unbind(
                                known,
                                instance,
                                binding,
                                ticket(id, instance, deputy, "expiry-" + id)));
            }
        };
    }

    /// Begins to give a binding new credentials.
    ///
    /// @param operationId asked for again under the same id, it is the same operation
    public Begun rotate(BindingKey key, UUID operationId, Caller.Deputy deputy, String requestId) {
        if (store.operation(operationId).isPresent()) {
            return new Begun.Stored(operationId);
        }
        BindingSnapshot known = store.binding(key);
        if (known.instance().isEmpty() || known.binding().isEmpty()) {
            return gone();
        }
        StoredInstance instance = known.instance().get();
        return begin(
                BindingDecisions.rotate(
                        known,
                        instance,
                        known.binding().get(),
                        ticket(operationId, instance, deputy, requestId)));
    }

    private static Begun gone() {
        return new Begun.Needless("It was removed in the meantime.");
    }

    private Ticket ticket(
            UUID operationId, StoredInstance instance, Caller.Deputy deputy, String requestId) {
        return Ticket.of(
                operationId,
                new Caller(instance.platform(), Optional.empty(), requestId, Optional.of(deputy)),
                timeLimits.apply(instance.serviceId(), instance.shape().planId()));
    }

    /* Stored without a lease: many at once must not take the room of what platforms wait for here. */
    private Begun begin(Decision decision) {
        return switch (decision) {
            case Decision.Begin(var transition) ->
                    store.begin(transition, Optional.empty())
                            .<Begun>map(
                                    operation -> {
                                        wake.run();
                                        return new Begun.Stored(operation.id());
                                    })
                            .orElseGet(Begun.Busy::new);
            case Decision.Join _ -> new Begun.Busy();
            case Decision.Answer(Outcome outcome) -> refused(outcome);
        };
    }

    private static Begun refused(Outcome outcome) {
        return outcome instanceof Outcome.Rejected(Rejection rejection)
                        && rejection.reason() != Rejection.Reason.CONCURRENCY
                ? new Begun.Needless(rejection.description())
                : new Begun.Busy();
    }
}
