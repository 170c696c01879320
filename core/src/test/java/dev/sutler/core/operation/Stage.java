package dev.sutler.core.operation;

import static dev.sutler.core.samples.Samples.readyInstance;

import dev.sutler.core.lifecycle.InstanceShape;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationProgress;
import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.lifecycle.Order;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.samples.Offer;
import dev.sutler.core.samples.Puppet;
import dev.sutler.core.samples.Samples;
import dev.sutler.core.store.Step;
import dev.sutler.spi.Progress.Usability;
import dev.sutler.spi.Provider;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One call of a puppet, from the work to the step that follows.
record Stage(
        Puppet puppet,
        Offer offer,
        Operation operation,
        StoredInstance instance,
        Optional<StoredBinding> binding,
        List<StoredBinding> others) {

    /// How long a pause is, in seconds.
    static final int PAUSE = 7;

    private static final Duration PLENTY = Duration.ofMinutes(30);

    static Stage of(Operation operation) {
        return new Stage(
                new Puppet(),
                Offer.open(),
                operation,
                readyInstance(),
                Optional.empty(),
                List.of());
    }

    Stage of(StoredInstance newInstance) {
        return new Stage(puppet, offer, operation, newInstance, binding, others);
    }

    Stage of(StoredBinding newBinding) {
        return new Stage(puppet, offer, operation, instance, Optional.of(newBinding), others);
    }

    Stage under(Offer newOffer) {
        return new Stage(puppet, newOffer, operation, instance, binding, others);
    }

    Stage beside(StoredBinding... newOthers) {
        return new Stage(puppet, offer, operation, instance, binding, List.of(newOthers));
    }

    Step step(Puppet.Act act, boolean late) {
        return step(act, late ? Duration.ZERO : PLENTY);
    }

    Step step(Puppet.Act act, Duration left) {
        return step(act, left, puppet);
    }

    /// A step of a provider that can rotate credentials in place.
    Step stepInPlace(Puppet.Act act, boolean late) {
        return step(act, late ? Duration.ZERO : PLENTY, puppet.rotating());
    }

    private Step step(Puppet.Act act, Duration left, Provider provider) {
        puppet.plays(act);
        ProviderCalls calls =
                new ProviderCalls(
                        offer::catalog,
                        serviceId -> Optional.of(provider),
                        new ResultCheck(ResultLimits.DEFAULT));
        HeldOperation held = new HeldOperation(operation, () -> 0, 1);
        return calls.perform(
                new Work(operation, instance, binding, others),
                new HeldCall(held, operation),
                new Verdict(left, Duration.ofSeconds(PAUSE)));
    }

    /// An operation in any state, under an order that began from a failed resource or not.
    static Operation operation(OperationKind kind, OperationState state, boolean fromFailed) {
        Optional<Failure> failure =
                state == OperationState.COMPENSATING
                        ? Optional.of(new Failure(false, "It broke.", Usability.DEFAULT))
                        : Optional.empty();
        return operation(kind, state, fromFailed, failure);
    }

    static Operation operation(
            OperationKind kind,
            OperationState state,
            boolean fromFailed,
            Optional<Failure> failure) {
        Operation plain =
                Samples.operation(
                        kind,
                        new OperationProgress(
                                state, 1, Optional.empty(), Optional.empty(), "", failure));
        return new Operation(
                plain.id(),
                plain.subject(),
                kind,
                new Order(
                        "fingerprint",
                        kind == OperationKind.UPDATE ? Optional.of(target()) : Optional.empty(),
                        fromFailed,
                        Samples.caller(),
                        Samples.TIME_LIMIT),
                plain.progress(),
                plain.schedule(),
                plain.lease());
    }

    static InstanceShape target() {
        return new InstanceShape(
                Samples.OTHER_PLAN,
                Samples.json("{'size': 2}"),
                Samples.json("{}"),
                Optional.empty());
    }
}
