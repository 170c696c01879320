package dev.sutler.core.operation;

import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.operation.Verdict.Certainty;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Step.Change;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Gone;
import dev.sutler.spi.Progress;
import dev.sutler.spi.Progress.Usability;
import dev.sutler.spi.Provider;
import dev.sutler.spi.RotateRequest;
import dev.sutler.spi.Rotation;

/// The next step of an operation that gives a binding new credentials.
///
/// Where the provider can do that in place, it is one call. Otherwise the binding is removed and
/// made again under its id; how far that is shows in the stored binding, which has nothing handed
/// out between the two.
final class RotationSteps {

    private static final String UNSURE =
            " Whether its old or its new credentials work is not known. Rotate it again, or remove"
                    + " it.";
    private static final String NONE =
            " Its old credentials do not work any more, and there are no new ones. Rotate it again,"
                    + " or remove it.";

    private final Work work;
    private final StoredBinding binding;
    private final Verdict verdict;
    private final ProviderCalls.Caller caller;

    RotationSteps(Work work, Verdict verdict, ProviderCalls.Caller caller) {
        this.work = work;
        this.binding = work.requireBinding();
        this.verdict = verdict;
        this.caller = caller;
    }

    Step next() {
        if (work.operation().state() == OperationState.COMPENSATING) {
            return undoBind();
        }
        return binding.details().isPresent() ? replace() : bindAgain();
    }

    private Step replace() {
        return caller.provider().filter(Rotation.class::isInstance).isPresent()
                ? inPlace()
                : unbindFirst();
    }

    private Step inPlace() {
        CallResult<BindingDetails> result =
                caller.call((provider, requests) -> rotate(provider, requests.rotate(binding)));
        return verdict.of(
                result,
                details ->
                        Deliveries.undeclared(caller.permissions(), details)
                                .map(problem -> refused(problem, Certainty.UNKNOWN))
                                .orElseGet(
                                        () -> Verdict.succeeded(new Change.BindingReady(details))),
                this::notReplaced);
    }

    /* The catalog may have been changed at this very moment. */
    private Progress<BindingDetails> rotate(Provider provider, RotateRequest request) {
        return provider instanceof Rotation rotation
                ? rotation.rotate(request, caller.call())
                : Progress.tryAgain("The service was changed. Trying again.");
    }

    private Step unbindFirst() {
        CallResult<Gone> result =
                caller.call(
                        (provider, requests) ->
                                provider.unbind(requests.unbind(binding), caller.call()));
        return verdict.of(result, gone -> new Step.CredentialsRevoked(), this::notReplaced);
    }

    private Step refused(String problem, Certainty certainty) {
        return notReplaced(new Failure(false, problem, Usability.DEFAULT), certainty);
    }

    /* Who does not know what happened, now or in an earlier call, cannot promise that the old credentials still work. */
    private Step notReplaced(Failure failure, Certainty certainty) {
        boolean onlyCall = caller.call().attempt() == 1 && caller.call().checkpoint().isEmpty();
        boolean asBefore =
                certainty == Certainty.KNOWN && onlyCall && !work.operation().order().fromFailed();
        return asBefore
                ? Verdict.failed(
                        with(failure, " Its old credentials still work."),
                        new Change.BindingAsBefore())
                : Verdict.failed(with(failure, UNSURE), new Change.BindingFailed());
    }

    private Step bindAgain() {
        CallResult<BindingDetails> result =
                caller.call(
                        (provider, requests) ->
                                provider.bind(requests.bind(binding), caller.call()));
        return verdict.of(
                result,
                details ->
                        Deliveries.undeclared(caller.permissions(), details)
                                .map(this::cleanUp)
                                .orElseGet(
                                        () -> Verdict.succeeded(new Change.BindingReady(details))),
                (failure, certainty) -> cleanUp(failure));
    }

    private Step cleanUp(String problem) {
        return cleanUp(new Failure(false, problem, Usability.DEFAULT));
    }

    private Step cleanUp(Failure failure) {
        return new Step.Compensate(failure, "Cleaning up. " + failure.message());
    }

    private Step undoBind() {
        Failure failure = work.operation().progress().cause();
        CallResult<Gone> result =
                caller.call(
                        (provider, requests) ->
                                provider.unbind(requests.unbind(binding), caller.call()));
        return verdict.of(
                result,
                gone -> Verdict.failed(with(failure, NONE), new Change.BindingFailed()),
                (second, certainty) ->
                        Verdict.failed(
                                with(InstanceSteps.leftBehind(failure, second), UNSURE),
                                new Change.BindingFailed()));
    }

    private static Failure with(Failure failure, String consequence) {
        return new Failure(failure.refused(), failure.message() + consequence, failure.usability());
    }
}
