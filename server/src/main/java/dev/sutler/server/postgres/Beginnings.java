package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.NewOperation;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.Transition;
import dev.sutler.server.postgres.OperationInsertion.Holder;
import dev.sutler.server.postgres.OperationInsertion.Predecessor;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Writes transitions. Most are one statement; those that must look again after they got a lock, or
/// that end another operation, are a transaction of a few.
final class Beginnings {

    private static final String WHAT = "begin an operation";

    private final Pool pool;
    private final InstanceBeginnings instances;
    private final BindingBeginnings bindings;
    private final CutShort cutShort;
    private final Duration lease;

    Beginnings(Pool pool, Rows rows, Duration lease) {
        this.pool = pool;
        this.instances = new InstanceBeginnings(rows);
        this.bindings = new BindingBeginnings(rows);
        this.cutShort = new CutShort(rows.operations());
        this.lease = lease;
    }

    Optional<Operation> begin(Transition transition, Optional<UUID> worker) {
        Optional<Holder> holder = worker.map(who -> new Holder(who, lease));
        OperationInsertion fresh =
                new OperationInsertion(transition.operation(), holder, Optional.empty());
        return switch (transition) {
            case Transition.Provision provision when provision.instance().status().version() == 0 ->
                    pool.insertion(WHAT, on -> instances.provision(on, provision, fresh));
            case Transition.Provision provision ->
                    pool.transaction(WHAT, on -> instances.provisionAgain(on, provision, fresh));
            case Transition.Update update ->
                    pool.transaction(WHAT, on -> instances.update(on, update, fresh));
            case Transition.Deprovision deprovision ->
                    pool.transaction(WHAT, on -> deprovision(on, deprovision, fresh));
            case Transition.Bind bind -> pool.insertion(WHAT, on -> bindings.bind(on, bind, fresh));
            case Transition.Rotate rotate ->
                    pool.insertion(WHAT, on -> bindings.rotate(on, rotate, fresh));
            case Transition.Unbind unbind when unbind.cutsShort().isEmpty() ->
                    pool.insertion(WHAT, on -> bindings.unbind(on, unbind, fresh));
            case Transition.Unbind unbind ->
                    pool.transaction(WHAT, on -> cuttingUnbind(on, unbind, fresh));
        };
    }

    /// Begins a removal within a transaction, and leaves it to whoever claims it first.
    Optional<Operation> remove(Connection connection, Transition.Deprovision deprovision)
            throws SQLException {
        return deprovision(connection, deprovision, unheld(deprovision));
    }

    /// Begins the removal of a binding within a transaction; likewise.
    Optional<Operation> remove(Connection connection, Transition.Unbind unbind)
            throws SQLException {
        return cuttingUnbind(connection, unbind, unheld(unbind));
    }

    private static OperationInsertion unheld(Transition transition) {
        return new OperationInsertion(transition.operation(), Optional.empty(), Optional.empty());
    }

    private Optional<Operation> deprovision(
            Connection connection, Transition.Deprovision deprovision, OperationInsertion fresh)
            throws SQLException {
        Optional<OperationInsertion> insertion =
                afterCutting(connection, deprovision.cutsShort(), fresh);
        return insertion.isPresent()
                ? instances.deprovision(connection, deprovision, insertion.get())
                : Optional.empty();
    }

    private Optional<Operation> cuttingUnbind(
            Connection connection, Transition.Unbind unbind, OperationInsertion fresh)
            throws SQLException {
        Optional<OperationInsertion> insertion =
                afterCutting(connection, unbind.cutsShort(), fresh);
        return insertion.isPresent()
                ? bindings.unbind(connection, unbind, insertion.get())
                : Optional.empty();
    }

    /* The old operation comes first, because its row is locked before that of its resource everywhere. */
    private Optional<OperationInsertion> afterCutting(
            Connection connection, Optional<UUID> cutsShort, OperationInsertion fresh)
            throws SQLException {
        if (cutsShort.isEmpty()) {
            return Optional.of(fresh);
        }
        NewOperation operation = fresh.operation();
        Optional<Predecessor> predecessor = cutShort.end(connection, cutsShort.get(), operation);
        return predecessor.map(
                old ->
                        new OperationInsertion(
                                operation,
                                old.leasedUntil().isPresent() ? Optional.empty() : fresh.holder(),
                                Optional.of(old)));
    }
}
