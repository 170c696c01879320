package dev.sutler.core.operation;

import dev.sutler.core.lifecycle.InstanceOutput;
import dev.sutler.core.lifecycle.InstanceShape;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.lifecycle.Takeover;
import dev.sutler.core.operation.Verdict.Certainty;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Step.Change;
import dev.sutler.spi.Gone;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.Progress.Usability;
import dev.sutler.spi.UpdateRequest;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The next step of an operation about an instance.
final class InstanceSteps {

    private final Work work;
    private final Verdict verdict;
    private final ProviderCalls.Caller caller;

    InstanceSteps(Work work, Verdict verdict, ProviderCalls.Caller caller) {
        this.work = work;
        this.verdict = verdict;
        this.caller = caller;
    }

    Step next() {
        Operation operation = work.operation();
        if (!provisioned() && Takeover.name(operation.progress()).isPresent()) {
            return takeover();
        }
        if (operation.state() == OperationState.COMPENSATING) {
            return undoProvision();
        }
        return switch (operation.kind()) {
            case PROVISION -> provision(work.instance().shape());
            case UPDATE -> update(target());
            case DEPROVISION -> deprovision();
            case BIND, UNBIND, ROTATE, ADOPT ->
                    throw new IllegalArgumentException("not about an instance: " + operation.id());
        };
    }

    /* What was there before, and was never wholly taken over, is given back and never removed. */
    private Step takeover() {
        AdoptionSteps steps = new AdoptionSteps(work, verdict, caller);
        if (work.operation().state() == OperationState.COMPENSATING) {
            return steps.undo();
        }
        return switch (work.operation().kind()) {
            case ADOPT, PROVISION -> steps.adopt();
            case DEPROVISION -> steps.insteadOfDeprovision();
            case UPDATE ->
                    Verdict.failed(
                            new Failure(
                                    true,
                                    "The instance was never wholly taken over. Delete it.",
                                    new Usability(false, false)),
                            new Change.InstanceFailed());
            case BIND, UNBIND, ROTATE ->
                    throw new IllegalArgumentException(
                            "not about an instance: " + work.operation().id());
        };
    }

    private Step provision(InstanceShape shape) {
        CallResult<InstanceDetails> result =
                caller.call(
                        (provider, requests) ->
                                provider.provision(requests.provision(shape), caller.call()));
        return verdict.of(
                result,
                details -> Verdict.succeeded(new Change.InstanceReady(details)),
                this::provisionFailed);
    }

    /* What was once ready may hold somebody's data: a second provision that fails must not remove it. */
    private Step provisionFailed(Failure failure, Certainty certainty) {
        return provisioned()
                ? Verdict.failed(failure, new Change.InstanceFailed())
                : new Step.Compensate(failure, "Cleaning up. " + failure.message());
    }

    private Step update(InstanceShape target) {
        if (!provisioned()) {
            return repairByProvision(target);
        }
        AtomicReference<Optional<String>> dashboard = new AtomicReference<>(Optional.empty());
        CallResult<InstanceDetails> result =
                caller.call(
                        (provider, requests) -> {
                            UpdateRequest request = requests.update(target);
                            dashboard.set(ProviderViews.dashboardUrl(provider, request.target()));
                            return provider.update(request, caller.call());
                        });
        return verdict.of(
                result,
                details ->
                        Verdict.succeeded(
                                new Change.InstanceReshaped(target, dashboard.get(), details)),
                this::failedAfterwards);
    }

    /* An instance whose provision failed has nothing that could be updated: it is made, in its new shape. */
    private Step repairByProvision(InstanceShape target) {
        CallResult<InstanceDetails> result =
                caller.call(
                        (provider, requests) ->
                                provider.provision(requests.provision(target), caller.call()));
        return verdict.of(
                result,
                details ->
                        Verdict.succeeded(
                                new Change.InstanceReshaped(target, Optional.empty(), details)),
                this::provisionFailed);
    }

    private Step deprovision() {
        if (!work.others().isEmpty()) {
            return unbindOnTheWay(work.others().getFirst());
        }
        CallResult<Gone> result =
                caller.call(
                        (provider, requests) ->
                                provider.deprovision(
                                        requests.deprovision(work.instance().shape()),
                                        caller.call()));
        return verdict.of(
                result,
                gone -> Verdict.succeeded(new Change.InstanceRemoved()),
                this::failedAfterwards);
    }

    private Step unbindOnTheWay(StoredBinding binding) {
        CallResult<Gone> result =
                caller.call(
                        (provider, requests) ->
                                provider.unbind(requests.unbindOnTheWay(binding), caller.call()));
        return verdict.of(
                result,
                gone -> new Step.BindingRemoved(binding.key().bindingId()),
                this::failedAfterwards);
    }

    private Step undoProvision() {
        Failure failure = work.operation().progress().cause();
        CallResult<Gone> result =
                caller.call(
                        (provider, requests) ->
                                provider.deprovision(requests.deprovision(made()), caller.call()));
        return verdict.of(
                result,
                gone -> Verdict.failed(failure, nothingLeft(failure)),
                (second, certainty) ->
                        Verdict.failed(leftBehind(failure, second), new Change.InstanceFailed()));
    }

    /* A repair makes the instance in its new shape, under a plan that may put it elsewhere. */
    private InstanceShape made() {
        return work.operation().order().target().orElse(work.instance().shape());
    }

    /* A request that was refused leaves no trace, as if it had been turned down at the door. */
    private Change nothingLeft(Failure failure) {
        boolean atTheDoor =
                failure.refused()
                        && work.operation().kind() == OperationKind.PROVISION
                        && !work.operation().order().fromFailed();
        return atTheDoor ? new Change.InstanceRemoved() : new Change.InstanceFailed();
    }

    static Failure leftBehind(Failure first, Failure second) {
        return new Failure(
                false,
                first.message()
                        + " What was made so far could not be removed either: "
                        + second.message()
                        + " Delete it to try again.",
                first.usability());
    }

    /* What is told about the instance is what is stored about it: usable if and only if it is ready again. */
    private Step failedAfterwards(Failure failure, Certainty certainty) {
        boolean asBefore =
                certainty == Certainty.KNOWN
                        && failure.usability().instanceUsable()
                        && provisioned()
                        && !work.operation().order().fromFailed();
        Usability usability = new Usability(asBefore, failure.usability().updateRepeatable());
        return Verdict.failed(
                new Failure(failure.refused(), failure.message(), usability),
                asBefore ? new Change.InstanceAsBefore() : new Change.InstanceFailed());
    }

    private InstanceShape target() {
        return work.operation()
                .order()
                .target()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "update " + work.operation().id() + " has no target"));
    }

    private boolean provisioned() {
        return work.instance().status().provisioned();
    }

    /// The instance as it is after a change, for whoever waits for it.
    static StoredInstance after(StoredInstance instance, Change change) {
        return switch (change) {
            case Change.InstanceReady(InstanceDetails details) ->
                    instance.with(new InstanceOutput(instance.output().dashboardUrl(), details));
            case Change.InstanceReshaped(
                            InstanceShape shape,
                            Optional<String> dashboardUrl,
                            InstanceDetails details) ->
                    instance.with(shape)
                            .with(
                                    new InstanceOutput(
                                            dashboardUrl.or(instance.output()::dashboardUrl),
                                            details));
            case Change.InstanceAsBefore _,
                    Change.InstanceFailed _,
                    Change.InstanceRemoved _,
                    Change.BindingReady _,
                    Change.BindingAsBefore _,
                    Change.BindingFailed _,
                    Change.BindingRemoved _ ->
                    instance;
        };
    }
}
