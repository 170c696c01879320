package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.Operation.Subject;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.Transition;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Step.Change;
import dev.sutler.core.store.Store;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Every situation in which an operator may find instance `i` and its binding `b`.
enum Plight {
    READY(false),
    FAILED(false),
    PROVISIONING(false),
    UPDATING(false),
    DEPROVISIONING(false),
    BINDING(true),
    BOUND(true),
    UNBINDING(true),
    FAILED_BINDING(true);

    static final BindingKey KEY = new BindingKey("i", "b");

    final boolean bound;

    Plight(boolean bound) {
        this.bound = bound;
    }

    /// How far the operation is, where there is one.
    enum Progress {
        QUEUED,
        HELD,
        WAITING,
        COMPENSATING,
        COMPENSATING_UNHELD,
        CUT
    }

    /// Brings it about.
    ///
    /// @return the active operation
    Optional<Operation> begin(Store store, Progress progress) {
        if (this != PROVISIONING) {
            Work.ready(store, "i");
        }
        return switch (this) {
            case READY -> Optional.empty();
            case FAILED -> {
                Operation update = started(store, Work.update(store, "i"));
                store.record(Store.Held.of(update), failed(new Change.InstanceFailed()));
                yield Optional.empty();
            }
            case PROVISIONING ->
                    on(store, Work.provision("i", Json.object()), progress)
                            .or(() -> cutByRemoval(store));
            case UPDATING -> on(store, Work.update(store, "i"), progress);
            case DEPROVISIONING -> on(store, Work.deprovision(store, "i"), progress);
            case BINDING -> on(store, Work.bind(store, KEY), progress).or(() -> cutByUnbind(store));
            case BOUND -> {
                bind(store);
                yield Optional.empty();
            }
            case UNBINDING -> {
                bind(store);
                yield on(store, unbind(store, Optional.empty()), progress);
            }
            case FAILED_BINDING -> {
                Operation bind = started(store, Work.bind(store, KEY));
                store.record(Store.Held.of(bind), failed(new Change.BindingFailed()));
                yield Optional.empty();
            }
        };
    }

    /* Empty for one that is cut short in a moment. */
    private static Optional<Operation> on(Store store, Transition transition, Progress progress) {
        boolean queued = progress == Progress.QUEUED;
        Operation operation =
                store.begin(transition, queued ? Optional.empty() : Optional.of(Work.WORKER))
                        .orElseThrow();
        switch (progress) {
            case QUEUED, HELD -> {}
            case WAITING ->
                    store.record(
                            Store.Held.of(operation),
                            new Step.Working(Json.object(), Duration.ofHours(1), "Elsewhere."));
            case COMPENSATING -> compensate(store, operation);
            case COMPENSATING_UNHELD -> {
                compensate(store, operation);
                store.record(
                        Store.Held.of(operation), new Step.Retry("Again.", Duration.ofHours(1)));
            }
            case CUT -> {
                return Optional.empty();
            }
        }
        return Optional.of(operation);
    }

    private static void compensate(Store store, Operation operation) {
        store.record(Store.Held.of(operation), new Step.Compensate(Work.failure(), "Cleaning up."));
    }

    private static Optional<Operation> cutByRemoval(Store store) {
        Operation old = store.instance("i").active().orElseThrow();
        long version = store.instance("i").instance().orElseThrow().status().version();
        return store.begin(
                new Transition.Deprovision(
                        "i",
                        version,
                        Optional.of(old.id()),
                        Work.operation(Subject.of("i"), OperationKind.DEPROVISION)),
                Optional.empty());
    }

    private static Optional<Operation> cutByUnbind(Store store) {
        Operation old = store.binding(KEY).active().orElseThrow();
        return store.begin(unbind(store, Optional.of(old.id())), Optional.empty());
    }

    private static Transition unbind(Store store, Optional<UUID> cut) {
        return new Transition.Unbind(
                KEY,
                store.binding(KEY).binding().orElseThrow().version(),
                store.instance("i").instance().orElseThrow().status().version(),
                cut,
                Work.operation(Subject.of(KEY), OperationKind.UNBIND));
    }

    private static void bind(Store store) {
        Work.bound(store, KEY, Json.object());
    }

    private static Operation started(Store store, Transition transition) {
        return store.begin(transition, Optional.of(Work.WORKER)).orElseThrow();
    }

    private static Step failed(Change change) {
        return new Step.Finished(Optional.of(Work.failure()), "It failed.", change);
    }
}
