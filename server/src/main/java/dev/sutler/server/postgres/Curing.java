package dev.sutler.server.postgres;

import dev.sutler.core.audit.AuditEntry;
import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.core.lifecycle.Transition;
import dev.sutler.core.operator.Cure;
import dev.sutler.core.operator.Cure.Seen;
import dev.sutler.core.operator.OperatorStore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Carries operators' orders out. The rows of operations are locked before those of their
/// resources, as everywhere.
final class Curing implements OperatorStore {

    private static final String WHAT = "carry out an operator's order";

    private final Pool pool;
    private final Beginnings beginnings;

    Curing(Pool pool, Beginnings beginnings) {
        this.pool = pool;
        this.beginnings = beginnings;
    }

    @Override
    public Written write(Cure cure, AuditEntry entry) {
        return pool.transaction(WHAT, on -> write(on, cure, entry)).orElseGet(Written.MovedOn::new);
    }

    /* Empty rolls everything back. */
    private Optional<Written> write(Connection connection, Cure cure, AuditEntry entry)
            throws SQLException {
        if (held(connection, cure)) {
            return take(connection, cure, entry);
        }
        Optional<Written> written =
                switch (cure) {
                    case Cure.MakeDue(Seen seen) -> done(CuredOperations.makeDue(connection, seen));
                    case Cure.Compensate(Seen seen, Failure failure) ->
                            done(CuredOperations.compensate(connection, seen, failure));
                    case Cure.Extend(Seen seen, var least) ->
                            done(CuredOperations.extend(connection, seen, least));
                    case Cure.End(Seen seen, Failure failure) ->
                            done(failAll(connection, List.of(seen), failure));
                    case Cure.ForgetInstance forget -> done(forget(connection, forget));
                    case Cure.ForgetBinding forget -> done(forget(connection, forget));
                    case Cure.Remove remove -> remove(connection, remove);
                };
        if (written.isPresent()) {
            AuditTable.append(connection, entry);
        }
        return written;
    }

    private static Optional<Written> done(boolean done) {
        return done ? Optional.of(new Written.Done(Optional.empty())) : Optional.empty();
    }

    private static boolean held(Connection connection, Cure cure) throws SQLException {
        return switch (cure) {
            case Cure.MakeDue _, Cure.Compensate _, Cure.Extend _ -> false;
            case Cure.End(Seen seen, var _) -> CuredOperations.held(connection, seen.subject());
            case Cure.ForgetInstance forget ->
                    CuredOperations.anyHeld(connection, forget.instanceId());
            case Cure.ForgetBinding forget ->
                    CuredOperations.held(connection, Operation.Subject.of(forget.key()));
            case Cure.Remove remove -> anyHeld(connection, remove.operations());
        };
    }

    private static boolean anyHeld(Connection connection, List<Seen> operations)
            throws SQLException {
        for (Seen each : operations) {
            if (CuredOperations.held(connection, each.subject())) {
                return true;
            }
        }
        return false;
    }

    /* The entry is written once, with what is taken away first. */
    private static Optional<Written> take(Connection connection, Cure cure, AuditEntry entry)
            throws SQLException {
        boolean any = false;
        for (Seen each : ordered(cure.operations())) {
            any |= CuredOperations.take(connection, each);
        }
        if (any) {
            AuditTable.append(connection, accepted(entry));
        }
        return Optional.of(new Written.Waiting());
    }

    private static AuditEntry accepted(AuditEntry entry) {
        return new AuditEntry(
                entry.actor(),
                entry.action(),
                entry.target(),
                entry.requestId(),
                "accepted",
                entry.reason(),
                entry.details());
    }

    private static boolean endAll(Connection connection, List<Seen> operations, Failure failure)
            throws SQLException {
        for (Seen each : ordered(operations)) {
            if (!CuredOperations.end(connection, each, failure)) {
                return false;
            }
        }
        return true;
    }

    /* What they were about has failed, too. */
    private static boolean failAll(Connection connection, List<Seen> operations, Failure failure)
            throws SQLException {
        if (!endAll(connection, operations, failure)) {
            return false;
        }
        for (Seen each : operations) {
            CuredResources.failed(connection, each.subject());
        }
        return true;
    }

    private static List<Seen> ordered(List<Seen> operations) {
        return operations.stream().sorted(Comparator.comparing(Seen::id)).toList();
    }

    private static boolean forget(Connection connection, Cure.ForgetInstance forget)
            throws SQLException {
        return endAll(connection, forget.operations(), forget.failure())
                && (forget.version().isEmpty()
                        || CuredResources.forget(
                                connection, forget.instanceId(), forget.version().get()))
                && !CuredOperations.anyActive(connection, forget.instanceId());
    }

    private static boolean forget(Connection connection, Cure.ForgetBinding forget)
            throws SQLException {
        BindingKey key = forget.key();
        return endAll(connection, forget.operations(), forget.failure())
                && (forget.version().isEmpty()
                        || CuredResources.forget(connection, key, forget.version().get()))
                && !CuredOperations.anyActive(connection, key);
    }

    private Optional<Written> remove(Connection connection, Cure.Remove remove)
            throws SQLException {
        if (!failAll(connection, remove.operations(), remove.failure())) {
            return Optional.empty();
        }
        Optional<Operation> begun =
                switch (remove.transition()) {
                    case Transition.Deprovision deprovision ->
                            beginnings.remove(connection, deprovision);
                    case Transition.Unbind unbind -> beginnings.remove(connection, unbind);
                    case Transition.Provision _,
                            Transition.Update _,
                            Transition.Bind _,
                            Transition.Rotate _ ->
                            Optional.empty();
                };
        return begun.map(operation -> new Written.Done(Optional.of(operation.id())));
    }
}
