package dev.sutler.core;

import dev.sutler.core.catalog.AnswerMode;
import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.CatalogViews;
import dev.sutler.core.catalog.ServicePlan;
import dev.sutler.core.lifecycle.Caller;
import dev.sutler.core.lifecycle.Command;
import dev.sutler.core.lifecycle.Decision;
import dev.sutler.core.lifecycle.InstanceOutput;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.Outcome;
import dev.sutler.core.lifecycle.Rejection;
import dev.sutler.core.lifecycle.Rejection.Reason;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.lifecycle.Ticket;
import dev.sutler.core.lifecycle.Transition;
import dev.sutler.core.operation.Completions;
import dev.sutler.core.operation.OperationRunner;
import dev.sutler.core.operation.Providers;
import dev.sutler.core.store.Store;
import dev.sutler.spi.Admission;
import dev.sutler.spi.Provider;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/// Carries decisions out: persist, then act, then answer.
final class Engine {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final Store store;
    private final OperationRunner runner;
    private final Providers providers;
    private final Supplier<Catalog> catalog;
    private final BrokerOptions options;
    private final BrokerResources resources;
    private final Answers answers;
    private final CatalogViews views;

    Engine(Wiring wiring, BrokerOptions options, BrokerResources resources) {
        this.store = wiring.store();
        this.runner = wiring.runner();
        this.providers = wiring.providers();
        this.catalog = wiring.catalog();
        this.options = options;
        this.resources = resources;
        this.views = new CatalogViews(options.visibility());
        this.answers = new Answers(store, options, resources.nanoTime());
    }

    /// What a broker is put together from.
    record Wiring(
            Store store, OperationRunner runner, Providers providers, Supplier<Catalog> catalog) {}

    /// What whoever asks may see of the store.
    Sight seenBy(Caller caller) {
        return new Sight(store, caller.platform());
    }

    Catalog catalog() {
        return catalog.get();
    }

    /// What of the catalog a platform may see. What it has already may be of a plan that it may
    /// not.
    Catalog offeredTo(String platform) {
        return views.of(catalog.get(), platform);
    }

    BrokerResources resources() {
        return resources;
    }

    Optional<Provider> provider(String serviceId) {
        return providers.provider(serviceId);
    }

    /// Asks the provider's own check, where it has one. One that throws objects to nothing: the
    /// operation will tell.
    Optional<Rejection> objection(
            String serviceId, Function<Admission, Optional<String>> question) {
        try {
            return providers
                    .provider(serviceId)
                    .filter(Admission.class::isInstance)
                    .map(Admission.class::cast)
                    .flatMap(question)
                    .map(InstanceRequests::unprocessable);
        } catch (RuntimeException thrown) {
            LOG.warn("The provider threw when it was asked whether it objects", thrown);
            return Optional.empty();
        }
    }

    Ticket ticket(Command command, Optional<ServicePlan> plan) {
        return Ticket.of(resources.operationIds().get(), command.caller(), options.timeLimit(plan));
    }

    /// Carries out a decision.
    ///
    /// @return the answer; empty when the store had moved on, so that the caller has to look and
    ///   decide again
    Optional<Outcome> carryOut(Decision decision, Command command, Job job) {
        return switch (decision) {
            case Decision.Answer(Outcome outcome) -> Optional.of(outcome);
            case Decision.Join(Operation running) -> Optional.of(join(running, command, job));
            case Decision.Begin(Transition transition) -> begin(transition, command, job);
        };
    }

    private Outcome join(Operation running, Command command, Job job) {
        Duration patience = answers.patienceOfRepeat(Answers.mode(job.plan()), command);
        try (Completions.Wait wait = runner.completions().expect(running.id())) {
            return repeated(answers.await(wait, running, patience, command, job.output()));
        }
    }

    /* Of several who ask for the same at once, one has done it; the others find it there, or gone. */
    private static Outcome repeated(Outcome outcome) {
        return switch (outcome) {
            case Outcome.InstanceCreated made -> new Outcome.InstanceExists(made.instance());
            case Outcome.BindingCreated made -> new Outcome.BindingExists(made.binding());
            case Outcome.Removed() ->
                    Outcome.rejected(Reason.GONE, "Another request has just removed it.");
            case Outcome other -> other;
        };
    }

    private Optional<Outcome> begin(Transition transition, Command command, Job job) {
        Optional<Rejection> refusal = job.admission().get();
        if (refusal.isPresent()) {
            return Optional.of(new Outcome.Rejected(refusal.get()));
        }
        AnswerMode mode = Answers.mode(job.plan());
        if (Answers.needsPolling(mode, command)) {
            return Optional.of(
                    Outcome.rejected(
                            Reason.ASYNC_REQUIRED,
                            "This service plan works asynchronously. The request must say"
                                    + " accepts_incomplete=true, and the client must poll."));
        }
        UUID operationId = transition.operation().id();
        try (Completions.Wait wait = runner.completions().expect(operationId)) {
            return stored(transition, job)
                    .map(
                            operation ->
                                    answers.await(
                                            wait,
                                            operation,
                                            answers.patience(mode, command),
                                            command,
                                            job.output()));
        }
    }

    /* Stored first, started afterwards: a provider never sees what the store does not hold. */
    private Optional<Operation> stored(Transition transition, Job job) {
        Optional<OperationRunner.Slot> slot = runner.reserve(job.instance().serviceId());
        Optional<Operation> operation = Optional.empty();
        boolean started = false;
        try {
            operation = store.begin(transition, slot.map(OperationRunner.Slot::worker));
            if (slot.isPresent() && leasedTo(slot.get(), operation)) {
                slot.get()
                        .start(
                                operation.orElseThrow(),
                                job.instance(),
                                job.binding(),
                                job.others().get());
                started = true;
            }
        } finally {
            if (!started) {
                slot.ifPresent(OperationRunner.Slot::close);
            }
        }
        if (operation.isPresent()) {
            transition.cuts().ifPresent(runner::cutShort);
            if (!started) {
                runner.wake();
            }
        }
        return operation;
    }

    private static boolean leasedTo(OperationRunner.Slot slot, Optional<Operation> operation) {
        return operation.filter(stored -> stored.lease().heldBy(slot.worker())).isPresent();
    }

    /// What a decision is about.
    ///
    /// @param instance the instance as it will be when the operation begins
    /// @param binding the binding as it will be when the operation begins
    /// @param others what else the operation needs; asked for only once it is stored; empty to have
    ///   it loaded
    /// @param plan the plan that says how to answer
    /// @param output what may be told about an instance while the operation goes on
    /// @param admission the provider's own check, asked before anything is stored
    record Job(
            StoredInstance instance,
            Optional<StoredBinding> binding,
            Supplier<Optional<List<StoredBinding>>> others,
            Optional<ServicePlan> plan,
            Optional<InstanceOutput> output,
            Supplier<Optional<Rejection>> admission) {}
}
