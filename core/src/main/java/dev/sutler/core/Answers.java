package dev.sutler.core;

import dev.sutler.core.catalog.AnswerMode;
import dev.sutler.core.catalog.ServicePlan;
import dev.sutler.core.lifecycle.Command;
import dev.sutler.core.lifecycle.InstanceOutput;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.lifecycle.Outcome;
import dev.sutler.core.operation.Completion;
import dev.sutler.core.operation.Completions;
import dev.sutler.core.store.Store;
import dev.sutler.spi.Progress.Usability;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Answers for an operation that runs: with its result if it is there in time, else with what the
/// client can do.
///
/// An operation is the same whether a client waits for it or polls. This class only decides how
/// long a request stays.
final class Answers {

    /* The first look comes soon, for an operation that another process finishes; later ones are rarer. */
    private static final Duration FIRST_LOOK = Duration.ofMillis(100);
    private static final Duration LAST_LOOK = Duration.ofSeconds(1);

    private final Store store;
    private final BrokerOptions options;
    private final LongSupplier nanoTime;

    Answers(Store store, BrokerOptions options, LongSupplier nanoTime) {
        this.store = store;
        this.options = options;
        this.nanoTime = nanoTime;
    }

    /// How a plan's operations are answered. One that left the catalog is answered as fast as may
    /// be.
    static AnswerMode mode(Optional<ServicePlan> plan) {
        return plan.map(known -> known.handling().answers()).orElse(AnswerMode.FASTEST);
    }

    /// Whether a client must be told to come back as one that polls.
    static boolean needsPolling(AnswerMode mode, Command command) {
        return mode == AnswerMode.ASYNCHRONOUS && !command.acceptsIncomplete();
    }

    /// How long a request that began an operation waits for it.
    Duration patience(AnswerMode mode, Command command) {
        return switch (mode) {
            case SYNCHRONOUS -> options.synchronousWait();
            case ASYNCHRONOUS ->
                    command.acceptsIncomplete() ? Duration.ZERO : options.synchronousWait();
            case FASTEST ->
                    command.acceptsIncomplete() ? options.fastestWait() : options.synchronousWait();
        };
    }

    /// How long a request that found its operation running waits for it. One that can poll is not
    /// kept.
    Duration patienceOfRepeat(AnswerMode mode, Command command) {
        return mode == AnswerMode.FASTEST && command.acceptsIncomplete()
                ? Duration.ZERO
                : patience(mode, command);
    }

    /// Waits, and answers.
    ///
    /// @param output what may be told about an instance while the operation goes on
    Outcome await(
            Completions.Wait wait,
            Operation operation,
            Duration patience,
            Command command,
            Optional<InstanceOutput> output) {
        Optional<Completion> completion = completion(wait, operation, patience);
        if (completion.isPresent()) {
            return outcome(completion.get());
        }
        return command.acceptsIncomplete()
                ? new Outcome.Accepted(operation.id(), output)
                : new Outcome.StillRunning(operation.kind(), LAST_LOOK.multipliedBy(5));
    }

    private Optional<Completion> completion(
            Completions.Wait wait, Operation operation, Duration patience) {
        long end = nanoTime.getAsLong() + patience.toNanos();
        Duration look = FIRST_LOOK;
        while (true) {
            long left = end - nanoTime.getAsLong();
            if (left <= 0) {
                return Optional.empty();
            }
            Duration pause = look.toNanos() < left ? look : Duration.ofNanos(left);
            Optional<Completion> here = wait.await(pause);
            if (here.isPresent()) {
                return here;
            }
            Optional<Operation> stored = store.operation(operation.id());
            Optional<Completion> elsewhere = stored.filter(Answers::finished).map(this::completed);
            if (elsewhere.isPresent()
                    || Thread.currentThread().isInterrupted()
                    || stored.filter(still -> restsLongerThan(still, left)).isPresent()) {
                return elsewhere;
            }
            look = look.multipliedBy(2).compareTo(LAST_LOOK) < 0 ? look.multipliedBy(2) : LAST_LOOK;
        }
    }

    private static boolean finished(Operation operation) {
        return !operation.state().active();
    }

    /* Nobody will look at it before the request's time is over, so there is nothing to wait for. */
    private static boolean restsLongerThan(Operation operation, long nanos) {
        return operation.lease().worker().isEmpty()
                && operation.schedule().rest().toNanos() > nanos;
    }

    private Completion completed(Operation operation) {
        Optional<Failure> failure =
                operation.state() == OperationState.FAILED
                        ? Optional.of(operation.progress().cause())
                        : Optional.empty();
        Resources resources = new Resources(store, operation);
        return new Completion(operation.kind(), failure, resources.instance(), resources.binding());
    }

    private static Outcome outcome(Completion completion) {
        if (completion.failure().isPresent()) {
            return new Outcome.OperationFailed(completion.kind(), completion.failure().get());
        }
        return switch (completion.kind()) {
            case PROVISION, ADOPT ->
                    completion
                            .instance()
                            .<Outcome>map(Outcome.InstanceCreated::new)
                            .orElseGet(() -> vanished(completion.kind()));
            case UPDATE ->
                    completion
                            .instance()
                            .<Outcome>map(Outcome.InstanceUpdated::new)
                            .orElseGet(() -> vanished(OperationKind.UPDATE));
            case BIND ->
                    completion
                            .binding()
                            .<Outcome>map(Outcome.BindingCreated::new)
                            .orElseGet(() -> vanished(OperationKind.BIND));
            case ROTATE ->
                    completion
                            .binding()
                            .<Outcome>map(Outcome.BindingExists::new)
                            .orElseGet(() -> vanished(OperationKind.ROTATE));
            case DEPROVISION, UNBIND -> new Outcome.Removed();
        };
    }

    /* It was finished by another process and removed again before this one looked. */
    private static Outcome vanished(OperationKind kind) {
        return new Outcome.OperationFailed(
                kind,
                new Failure(
                        false,
                        "It was removed again before this request was answered.",
                        Usability.DEFAULT));
    }
}
