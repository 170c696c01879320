package dev.sutler.core.operation;

import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.core.lifecycle.Takeover;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Step.Change;
import dev.sutler.spi.Adoption;
import dev.sutler.spi.Gone;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.Progress;
import dev.sutler.spi.Provider;

import java.util.function.BiFunction;

/// The next step of an operation that takes something over, or gives it back.
///
/// Nothing here ever deprovisions: what an adoption that failed leaves behind was there before.
final class AdoptionSteps {

    private final Work work;
    private final Verdict verdict;
    private final ProviderCalls.Caller caller;
    private final String name;

    AdoptionSteps(Work work, Verdict verdict, ProviderCalls.Caller caller) {
        this.work = work;
        this.verdict = verdict;
        this.caller = caller;
        this.name =
                Takeover.name(work.operation().progress())
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "nobody knows what operation "
                                                        + work.operation().id()
                                                        + " takes over"));
    }

    Step adopt() {
        CallResult<InstanceDetails> result =
                call((adoption, requests) -> adoption.adopt(requests.adopt(name), caller.call()));
        return verdict.of(
                remembering(result),
                details -> Verdict.succeeded(new Change.InstanceReady(details)),
                (failure, certainty) ->
                        new Step.Compensate(failure, "Giving it back. " + failure.message()));
    }

    /* The name must outlive the provider's own checkpoints. */
    private CallResult<InstanceDetails> remembering(CallResult<InstanceDetails> result) {
        if (result instanceof CallResult.Said<InstanceDetails>(Progress<InstanceDetails> said)
                && said instanceof Progress.Working<InstanceDetails> working) {
            return new CallResult.Said<>(
                    Progress.working(
                            Takeover.in(working.checkpoint(), name),
                            working.retryAfter(),
                            working.description()));
        }
        return result;
    }

    /// After an adoption that failed.
    Step undo() {
        Failure failure = work.operation().progress().cause();
        return verdict.of(
                givenBack(),
                gone -> Verdict.failed(failure, new Change.InstanceRemoved()),
                (second, certainty) ->
                        Verdict.failed(
                                InstanceSteps.leftBehind(failure, second),
                                new Change.InstanceFailed()));
    }

    /// When an instance is to be removed that was never wholly taken over.
    Step insteadOfDeprovision() {
        return verdict.of(
                givenBack(),
                gone -> Verdict.succeeded(new Change.InstanceRemoved()),
                (failure, certainty) -> Verdict.failed(failure, new Change.InstanceFailed()));
    }

    private CallResult<Gone> givenBack() {
        return call((adoption, requests) -> adoption.giveBack(requests.adopt(name), caller.call()));
    }

    private <R> CallResult<R> call(BiFunction<Adoption, Requests, Progress<R>> method) {
        return caller.call(
                (Provider provider, Requests requests) ->
                        provider instanceof Adoption adoption
                                ? method.apply(adoption, requests)
                                : Progress.failed(
                                        "This service cannot take over what it has not made."));
    }
}
