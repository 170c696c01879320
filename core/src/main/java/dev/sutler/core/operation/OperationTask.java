package dev.sutler.core.operation;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingSnapshot;
import dev.sutler.core.lifecycle.InstanceSnapshot;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationProgress;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Store;
import dev.sutler.core.store.StoreUnavailableException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Works on one held operation until it is finished, waits for something, or is lost.
final class OperationTask {

    private static final Logger LOG = LoggerFactory.getLogger(OperationTask.class);
    private static final Duration STORE_PAUSE = Duration.ofMillis(250);

    private final HeldOperation held;
    private final Store store;
    private final ProviderCalls calls;
    private final Surroundings around;
    private final long begun;

    OperationTask(HeldOperation held, Store store, ProviderCalls calls, Surroundings around) {
        this.held = held;
        this.store = store;
        this.calls = calls;
        this.around = around;
        this.begun = around.resources().nanoTime().getAsLong();
    }

    /// @param loaded the work, when whoever accepted the operation knew everything about it
    void run(Optional<Work> loaded) {
        Operation operation = held.operation();
        MDC.put("operation", operation.id().toString());
        MDC.put("request", operation.order().caller().requestId());
        MDC.put("instance", operation.subject().instanceId());
        operation.subject().bindingId().ifPresent(id -> MDC.put("binding", id));
        try {
            loaded.or(this::load).ifPresentOrElse(this::work, this::nothingToDo);
        } catch (StoreUnavailableException unavailable) {
            LOG.warn(
                    "The store does not answer; the lease will run out: {}",
                    unavailable.getMessage());
        } catch (RuntimeException bug) {
            LOG.error("An operation stopped unexpectedly; it is tried again", bug);
            letGo(around.options().retry().most());
        } finally {
            MDC.clear();
        }
    }

    private void work(Work begin) {
        Optional<Work> next = Optional.of(begin);
        while (next.isPresent() && !held.unwanted()) {
            next = once(next.get());
        }
        if (next.isPresent()) {
            letGo(Duration.ZERO);
        }
    }

    /* One call and one write. What comes back is the work that goes on under the same lease. */
    private Optional<Work> once(Work work) {
        Verdict verdict = new Verdict(outOfTime(work.operation()), pause(work.operation()));
        Step step;
        held.callBegins();
        try {
            step = calls.perform(work, new HeldCall(held, work.operation()), verdict);
        } finally {
            held.callEnds();
        }
        if (held.stopping() && interrupted(step)) {
            return Optional.of(work);
        }
        if (held.gone() || !write(step)) {
            LOG.info("The lease is gone; whoever holds it goes on");
            letGo(Duration.ZERO);
            return Optional.empty();
        }
        return follow(work, step);
    }

    /* A call that was interrupted because the process stops has told nothing worth a pause. */
    private static boolean interrupted(Step step) {
        return step instanceof Step.Retry;
    }

    private Optional<Work> follow(Work work, Step step) {
        return switch (step) {
            case Step.Reported _ -> Optional.of(work);
            case Step.Working _, Step.Retry _ -> {
                around.wake().run();
                yield Optional.empty();
            }
            case Step.Compensate compensate -> {
                LOG.warn("Failed, cleaning up: {}", compensate.failure().message());
                yield Optional.of(work.with(compensating(work.operation(), compensate)));
            }
            case Step.BindingRemoved(String bindingId) ->
                    Optional.of(work.without(bindingId).with(anew(work.operation())));
            case Step.Finished finished -> {
                finish(work, finished);
                yield Optional.empty();
            }
        };
    }

    private void finish(Work work, Step.Finished finished) {
        Operation operation = work.operation();
        finished.failure()
                .ifPresentOrElse(
                        failure ->
                                LOG.warn(
                                        "{} failed: {}",
                                        operation.kind().word(),
                                        failure.message()),
                        () -> LOG.info("{} succeeded", operation.kind().word()));
        around.completions()
                .complete(
                        operation.id(),
                        new Completion(
                                operation.kind(),
                                finished.failure(),
                                Optional.of(
                                        InstanceSteps.after(work.instance(), finished.change())),
                                work.binding()
                                        .map(
                                                binding ->
                                                        BindingSteps.after(
                                                                binding, finished.change()))));
    }

    /* The result of a call is worth keeping: the store is asked until the lease runs out. */
    private boolean write(Step step) {
        while (true) {
            try {
                return store.record(held.claim(), step);
            } catch (StoreUnavailableException unavailable) {
                if (held.gone()) {
                    throw unavailable;
                }
                LOG.warn("The store does not answer; trying again: {}", unavailable.getMessage());
                LockSupport.parkNanos(STORE_PAUSE.toNanos());
            }
        }
    }

    private void letGo(Duration delay) {
        try {
            store.release(held.claim(), delay);
            around.wake().run();
        } catch (StoreUnavailableException unavailable) {
            LOG.warn(
                    "The lease could not be given back; it runs out: {}", unavailable.getMessage());
        }
    }

    private void nothingToDo() {
        LOG.error("The operation's resource is gone; it is left for its deadline");
        letGo(around.options().retry().most());
    }

    private boolean outOfTime(Operation operation) {
        Duration since = Duration.ofNanos(around.resources().nanoTime().getAsLong() - begun);
        Duration left = operation.schedule().remaining().minus(since);
        return operation.state() == OperationState.COMPENSATING
                ? left.plus(undoing(operation)).isNegative()
                : left.isNegative();
    }

    /* Time to clean up beyond the deadline, which is why the deadline stands before the platform's own. */
    private static Duration undoing(Operation operation) {
        Duration share = operation.order().timeLimit().dividedBy(8);
        return share.compareTo(Duration.ofMinutes(1)) < 0 ? Duration.ofMinutes(1) : share;
    }

    private Duration pause(Operation operation) {
        return around.options()
                .retry()
                .pause(Math.max(1, operation.progress().attempt()), around.resources().random());
    }

    private static Operation compensating(Operation operation, Step.Compensate step) {
        OperationProgress progress = operation.progress();
        return operation.with(
                new OperationProgress(
                        OperationState.COMPENSATING,
                        1,
                        Optional.empty(),
                        progress.checkpoint(),
                        step.description(),
                        Optional.of(step.failure())));
    }

    private static Operation anew(Operation operation) {
        OperationProgress progress = operation.progress();
        return operation.with(
                new OperationProgress(
                        progress.state(),
                        1,
                        Optional.empty(),
                        progress.abandoned(),
                        progress.description(),
                        progress.failure()));
    }

    private Optional<Work> load() {
        Operation operation = held.operation();
        String instanceId = operation.subject().instanceId();
        Optional<String> bindingId = operation.subject().bindingId();
        if (bindingId.isPresent()) {
            return loadBinding(operation, new BindingKey(instanceId, bindingId.get()));
        }
        List<StoredBinding> bindings =
                operation.kind() == OperationKind.DEPROVISION
                        ? store.bindings(instanceId)
                        : List.of();
        InstanceSnapshot snapshot = store.instance(instanceId);
        return snapshot.instance()
                .map(instance -> new Work(operation, instance, Optional.empty(), bindings));
    }

    private Optional<Work> loadBinding(Operation operation, BindingKey key) {
        BindingSnapshot snapshot = store.binding(key);
        if (snapshot.instance().isEmpty() || snapshot.binding().isEmpty()) {
            return Optional.empty();
        }
        StoredBinding binding = snapshot.binding().get();
        List<StoredBinding> predecessor =
                binding.request()
                        .predecessorId()
                        .flatMap(
                                id -> store.binding(new BindingKey(key.instanceId(), id)).binding())
                        .map(List::of)
                        .orElse(List.of());
        return Optional.of(
                new Work(operation, snapshot.instance().get(), Optional.of(binding), predecessor));
    }

    /// What a task shares with its runner.
    ///
    /// @param wake asks that due operations be looked for soon
    record Surroundings(
            RunnerOptions options,
            RunnerResources resources,
            Completions completions,
            Runnable wake) {}
}
