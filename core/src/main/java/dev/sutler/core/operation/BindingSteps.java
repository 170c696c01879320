package dev.sutler.core.operation;

import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.operation.Verdict.Certainty;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Step.Change;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Gone;
import dev.sutler.spi.Progress.Usability;

import java.util.Optional;

/// The next step of an operation about a binding.
final class BindingSteps {

    private final Work work;
    private final StoredBinding binding;
    private final Verdict verdict;
    private final ProviderCalls.Caller caller;

    BindingSteps(Work work, Verdict verdict, ProviderCalls.Caller caller) {
        this.work = work;
        this.binding = work.requireBinding();
        this.verdict = verdict;
        this.caller = caller;
    }

    Step next() {
        Operation operation = work.operation();
        if (operation.state() == OperationState.COMPENSATING
                && operation.kind() != OperationKind.ROTATE) {
            return undoBind();
        }
        return switch (operation.kind()) {
            case BIND -> bind();
            case UNBIND -> unbind();
            case ROTATE -> new RotationSteps(work, verdict, caller).next();
            case PROVISION, UPDATE, DEPROVISION, ADOPT ->
                    throw new IllegalArgumentException("not about a binding: " + operation.id());
        };
    }

    private Step bind() {
        CallResult<BindingDetails> result =
                caller.call(
                        (provider, requests) ->
                                provider.bind(requests.bind(binding), caller.call()));
        return verdict.of(result, this::made, this::bindFailed);
    }

    private Step made(BindingDetails details) {
        Optional<String> undeclared = Deliveries.undeclared(caller.permissions(), details);
        return undeclared.isPresent()
                ? bindFailed(
                        new Failure(false, undeclared.get(), Usability.DEFAULT), Certainty.KNOWN)
                : Verdict.succeeded(new Change.BindingReady(details));
    }

    private Step bindFailed(Failure failure, Certainty certainty) {
        return new Step.Compensate(failure, "Cleaning up. " + failure.message());
    }

    private Step unbind() {
        CallResult<Gone> result =
                caller.call(
                        (provider, requests) ->
                                provider.unbind(requests.unbind(binding), caller.call()));
        return verdict.of(
                result,
                gone -> Verdict.succeeded(new Change.BindingRemoved()),
                (failure, certainty) -> Verdict.failed(failure, afterFailedUnbind(certainty)));
    }

    /* Who does not know what happened cannot promise that the credentials still work. */
    private Change afterFailedUnbind(Certainty certainty) {
        boolean asBefore =
                certainty == Certainty.KNOWN
                        && binding.details().isPresent()
                        && !work.operation().order().fromFailed();
        return asBefore ? new Change.BindingAsBefore() : new Change.BindingFailed();
    }

    private Step undoBind() {
        Failure failure = work.operation().progress().cause();
        CallResult<Gone> result =
                caller.call(
                        (provider, requests) ->
                                provider.unbind(requests.unbind(binding), caller.call()));
        return verdict.of(
                result,
                gone -> Verdict.failed(failure, nothingLeft(failure)),
                (second, certainty) ->
                        Verdict.failed(
                                InstanceSteps.leftBehind(failure, second),
                                new Change.BindingFailed()));
    }

    private Change nothingLeft(Failure failure) {
        return failure.refused() && !work.operation().order().fromFailed()
                ? new Change.BindingRemoved()
                : new Change.BindingFailed();
    }

    /// The binding as it is after a change, for whoever waits for it.
    static StoredBinding after(StoredBinding binding, Change change) {
        return change instanceof Change.BindingReady(BindingDetails details)
                ? binding.made(details)
                : binding;
    }
}
