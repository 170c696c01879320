package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.operator.BindingView;
import dev.sutler.core.operator.InstanceView;
import dev.sutler.core.operator.OperationView;
import dev.sutler.core.operator.OperatorView;
import dev.sutler.core.operator.Page;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What operators look at.
final class OperatorLists implements OperatorView {

    /* Where statistics are missing or mislead, the planner would read a whole table to return the first few rows. */
    private static final String STEP_BY_STEP =
            "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off";

    private final Pool pool;

    OperatorLists(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Page<InstanceView> instances(InstanceFilter filter, Page.Request page) {
        return list("list instances", on -> InstanceLists.page(on, filter, page));
    }

    @Override
    public Page<BindingView> bindings(BindingFilter filter, Page.Request page) {
        return list("list bindings", on -> BindingLists.page(on, filter, page));
    }

    @Override
    public Page<OperationView> operations(OperationFilter filter, Page.Request page) {
        return list("list operations", on -> OperationLists.page(on, filter, page));
    }

    @Override
    public Optional<InstanceView> instance(String instanceId) {
        return pool.statement("show an instance", on -> InstanceLists.one(on, instanceId));
    }

    @Override
    public Optional<BindingView> binding(BindingKey key) {
        return pool.statement("show a binding", on -> BindingLists.one(on, key));
    }

    @Override
    public Optional<OperationView> operation(UUID operationId) {
        return pool.statement("show an operation", on -> OperationLists.one(on, operationId));
    }

    @Override
    public List<OperationView> active(String instanceId) {
        return pool.statement("show what is active", on -> OperationLists.active(on, instanceId));
    }

    private <T> Page<T> list(String what, Pool.Work<Page<T>> work) {
        return pool.transaction(what, on -> Optional.of(stepByStep(on, work))).orElseThrow();
    }

    /// Reads a page by index alone; needs a transaction around it.
    static <T> Page<T> stepByStep(Connection connection, Pool.Work<Page<T>> work)
            throws SQLException {
        try (Query query = new Query(connection, STEP_BY_STEP)) {
            query.update();
        }
        return work.on(connection);
    }
}
