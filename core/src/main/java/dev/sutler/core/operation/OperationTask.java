package dev.sutler.core.operation;

import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationProgress;
import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Step.Change;
import dev.sutler.core.store.Store;
import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.spi.Progress.Usability;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

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
            loaded.or(() -> WorkLoader.load(store, operation))
                    .ifPresentOrElse(this::begin, this::nothingToDo);
        } catch (StoreUnavailableException unavailable) {
            LOG.warn(
                    "The store does not answer; the lease will run out: {}",
                    unavailable.getMessage());
        } catch (RuntimeException | StackOverflowError bug) {
            LOG.error("An operation stopped unexpectedly; it is tried until its deadline", bug);
            tryLater();
        } finally {
            MDC.clear();
        }
    }

    private void begin(Work work) {
        around.serviceKnown().accept(work.instance().serviceId());
        work(work);
    }

    private void work(Work begin) {
        Optional<Work> next = Optional.of(begin);
        while (next.isPresent() && !held.unwanted()) {
            next = once(punctual(next.get()));
        }
        if (next.isPresent()) {
            letGo(Duration.ZERO);
        }
    }

    /* An operator may have given it more time since it was loaded. */
    private Work punctual(Work work) {
        Operation operation = work.operation();
        if (left(operation).isPositive()) {
            return work;
        }
        return store.operation(operation.id())
                .map(now -> work.with(operation.until(now.schedule().deadline())))
                .orElse(work);
    }

    /* One call and one write. What comes back is the work that goes on under the same lease. */
    private Optional<Work> once(Work work) {
        Verdict verdict = new Verdict(left(work.operation()), pause(work.operation()));
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
            case Step.CredentialsRevoked _ ->
                    Optional.of(work.revoked().with(anew(work.operation())));
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

    /* A resource that is not there is as gone as it can be. */
    private void nothingToDo() {
        Operation operation = held.operation();
        LOG.error("The resource of an operation is gone; the operation ends");
        boolean binding = operation.subject().bindingId().isPresent();
        end(
                operation.kind().removes()
                        ? Optional.empty()
                        : Optional.of(failure("Its resource was removed in the meantime.")),
                binding ? new Change.BindingRemoved() : new Change.InstanceRemoved());
    }

    /* Whatever stops the work again and again must not do so for ever. */
    private void tryLater() {
        Operation operation = held.operation();
        Duration left = left(operation);
        if (left.isPositive()) {
            Duration most = around.options().retry().most();
            letGo(most.compareTo(left) < 0 ? most : left);
            return;
        }
        boolean binding = operation.subject().bindingId().isPresent();
        end(
                Optional.of(failure("Something went wrong in the broker itself.")),
                binding ? new Change.BindingFailed() : new Change.InstanceFailed());
    }

    private static Failure failure(String message) {
        return new Failure(false, message, new Usability(false, true));
    }

    private void end(Optional<Failure> failure, Change change) {
        try {
            String description = failure.map(Failure::message).orElse("");
            store.record(held.claim(), new Step.Finished(failure, description, change));
        } catch (StoreUnavailableException unavailable) {
            LOG.warn(
                    "The end of an operation could not be written; its lease runs out: {}",
                    unavailable.getMessage());
        }
    }

    private Duration left(Operation operation) {
        Duration since = Duration.ofNanos(around.resources().nanoTime().getAsLong() - begun);
        Duration left = operation.schedule().remaining().minus(since);
        return operation.state() == OperationState.COMPENSATING
                ? left.plus(undoing(operation))
                : left;
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
                        progress.leftBehind(),
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

    /// What a task shares with its runner.
    ///
    /// @param wake asks that due operations be looked for soon
    /// @param serviceKnown is told which service the operation is about
    record Surroundings(
            RunnerOptions options,
            RunnerResources resources,
            Completions completions,
            Runnable wake,
            Consumer<String> serviceKnown) {}
}
