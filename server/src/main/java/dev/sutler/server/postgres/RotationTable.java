package dev.sutler.server.postgres;

import dev.sutler.core.audit.Actor;
import dev.sutler.core.audit.AuditEntry;
import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.upkeep.Rotations;

import tools.jackson.databind.node.ObjectNode;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Rotations and their bindings, a row each.
final class RotationTable implements Rotations {

    private final Pool pool;
    private final Duration memory;

    /// @param memory how long a finished rotation is kept
    RotationTable(Pool pool, Duration memory) {
        this.pool = pool;
        this.memory = memory;
    }

    @Override
    public Optional<Rotation> start(UUID id, Wish wish) {
        return pool.transaction(
                        "begin a rotation",
                        connection -> {
                            if (insert(connection, id, wish)) {
                                long bindings = insertItems(connection, id, wish.scope());
                                AuditTable.append(connection, entry(id, wish, bindings));
                            }
                            return found(
                                    connection,
                                    RotationSql.FIND_BY_REQUEST,
                                    query -> query.text(wish.operator()).text(wish.requestId()));
                        })
                .filter(rotation -> rotation.wish().scope().equals(wish.scope()));
    }

    private static boolean insert(Connection connection, UUID id, Wish wish) throws SQLException {
        try (Query query = new Query(connection, RotationSql.INSERT)) {
            query.uuid(id).text(wish.operator()).sentence(wish.reason()).text(wish.requestId());
            switch (wish.scope()) {
                case Scope.OfInstance(String instanceId) ->
                        query.text(instanceId).text(Optional.empty()).text(Optional.empty());
                case Scope.OfPlan(String serviceId, String planId) ->
                        query.text(Optional.empty()).text(serviceId).text(planId);
            }
            return query.update() == 1;
        }
    }

    private static long insertItems(Connection connection, UUID id, Scope scope)
            throws SQLException {
        String which =
                switch (scope) {
                    case Scope.OfInstance _ -> RotationSql.OF_INSTANCE;
                    case Scope.OfPlan _ -> RotationSql.OF_PLAN;
                };
        try (Query query = new Query(connection, RotationSql.INSERT_ITEMS.formatted(which))) {
            return query.uuid(id).update();
        }
    }

    private static AuditEntry entry(UUID id, Wish wish, long bindings) {
        ObjectNode details =
                Json.object().put("rotation_id", id.toString()).put("bindings", bindings);
        AuditEntry.Target target =
                switch (wish.scope()) {
                    case Scope.OfInstance(String instanceId) ->
                            AuditEntry.Target.instance(instanceId);
                    case Scope.OfPlan(String serviceId, String planId) -> {
                        details.put("service_id", serviceId).put("plan_id", planId);
                        yield AuditEntry.Target.BROKER;
                    }
                };
        return new AuditEntry(
                new Actor.Operator(wish.operator()),
                "rotate-bindings",
                target,
                wish.requestId(),
                "accepted",
                Optional.of(wish.reason()),
                details);
    }

    @Override
    public Optional<Rotation> find(UUID id) {
        return pool.statement(
                "look up a rotation",
                connection -> found(connection, RotationSql.FIND, query -> query.uuid(id)));
    }

    /// Gives the parameters of a query.
    @FunctionalInterface
    private interface Giver {
        Query give(Query query) throws SQLException;
    }

    private static Optional<Rotation> found(Connection connection, String sql, Giver parameters)
            throws SQLException {
        try (Query query = new Query(connection, sql)) {
            return parameters.give(query).first(RotationTable::rotation);
        }
    }

    @Override
    public List<Item> items(UUID id, Optional<BindingKey> after, int limit) {
        return pool.statement(
                "list the bindings of a rotation",
                connection -> {
                    try (Query query = new Query(connection, RotationSql.ITEMS)) {
                        return query.uuid(id)
                                .text(after.map(BindingKey::instanceId).orElse(""))
                                .text(after.map(BindingKey::bindingId).orElse(""))
                                .number(limit)
                                .list(RotationTable::item);
                    }
                });
    }

    @Override
    public int settle() {
        return pool.statement(
                "see how far rotations are",
                connection -> {
                    for (String sql :
                            List.of(RotationSql.SETTLE_ITEMS, RotationSql.SETTLE_ROTATIONS)) {
                        try (Query query = new Query(connection, sql)) {
                            query.update();
                        }
                    }
                    try (Query query = new Query(connection, RotationSql.FORGET)) {
                        query.duration(memory).update();
                    }
                    try (Query query = new Query(connection, RotationSql.RUNNING)) {
                        return query.first(row -> (int) row.number("running")).orElse(0);
                    }
                });
    }

    @Override
    public List<Due> takeDue(int limit) {
        return pool.statement(
                "look for bindings to rotate",
                connection -> {
                    try (Query query = new Query(connection, RotationSql.TAKE_DUE)) {
                        return query.number(limit)
                                .list(
                                        row ->
                                                new Due(
                                                        row.uuid("rotation_id"),
                                                        new BindingKey(
                                                                row.text("item_instance_id"),
                                                                row.text("binding_id")),
                                                        row.uuid("operation_id"),
                                                        wish(row)));
                    }
                });
    }

    @Override
    public void running(Due due) {
        set(due, ItemState.RUNNING, Optional.empty());
    }

    @Override
    public void skipped(Due due, String why) {
        set(due, ItemState.SKIPPED, Optional.of(why));
    }

    private void set(Due due, ItemState state, Optional<String> message) {
        pool.statement(
                "note how far a rotation is",
                connection -> {
                    try (Query query = new Query(connection, RotationSql.SET_STATE)) {
                        return query.text(Words.of(state))
                                .text(message)
                                .uuid(due.rotationId())
                                .text(due.key().instanceId())
                                .text(due.key().bindingId())
                                .update();
                    }
                });
    }

    private static Item item(Row row) throws SQLException {
        return new Item(
                new BindingKey(row.text("instance_id"), row.text("binding_id")),
                row.uuid("operation_id"),
                Words.parse(ItemState.class, row.text("state")),
                row.optionalText("message"));
    }

    private static Rotation rotation(Row row) throws SQLException {
        return new Rotation(
                row.uuid("id"),
                wish(row),
                row.instant("started_at"),
                row.optionalInstant("finished_at"),
                new Counts(
                        row.number("waiting"),
                        row.number("running"),
                        row.number("succeeded"),
                        row.number("failed"),
                        row.number("skipped")));
    }

    private static Wish wish(Row row) throws SQLException {
        return new Wish(
                row.has("service_id")
                        ? new Scope.OfPlan(row.text("service_id"), row.text("plan_id"))
                        : new Scope.OfInstance(row.text("instance_id")),
                row.text("operator"),
                row.text("reason"),
                row.text("request_id"));
    }
}
