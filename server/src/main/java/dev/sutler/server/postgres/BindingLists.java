package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingState;
import dev.sutler.core.operator.BindingView;
import dev.sutler.core.operator.OperatorView.BindingFilter;
import dev.sutler.core.operator.Page;
import dev.sutler.spi.Validity;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Lists of bindings, for operators: by instance and id, or by the time that is asked for. Nothing
/// sealed is read.
final class BindingLists {

    private static final String COLUMNS =
            """
            SELECT b.instance_id, b.id, b.plan_id, b.state, b.version, b.expires_at, b.renew_before,
                b.predecessor_id, b.created_at, o.id AS active_id, o.kind AS active_kind
            FROM service_binding b
            LEFT JOIN operation o ON o.instance_id = b.instance_id AND o.binding_id = b.id
                AND o.finished_at IS NULL
            WHERE
            """;

    private static final String FAILED =
            """
            b.state = 'failed' AND (b.instance_id, b.id) IN (
                SELECT DISTINCT failed.instance_id, failed.binding_id FROM operation failed
                WHERE failed.finished_at IS NOT NULL AND failed.failure IS NOT NULL
                    AND failed.binding_id IS NOT NULL)\
            """;

    private static final String BUSY =
            """
            b.state = ? AND (b.instance_id, b.id) IN (
                SELECT busy.instance_id, busy.binding_id FROM operation busy
                WHERE busy.finished_at IS NULL AND busy.binding_id IS NOT NULL)\
            """;

    private BindingLists() {}

    /* In which order a list is. */
    private enum Order {
        KEY("", binding -> Optional.empty()),
        EXPIRY("b.expires_at, ", binding -> binding.validity().expiresAt()),
        RENEWAL("b.renew_before, ", binding -> binding.validity().renewBefore());

        private final String column;
        private final Function<BindingView, Optional<Instant>> time;

        Order(String column, Function<BindingView, Optional<Instant>> time) {
            this.column = column;
            this.time = time;
        }

        static Order of(BindingFilter filter) {
            if (filter.renewalDueBefore().isPresent()) {
                return RENEWAL;
            }
            return filter.expiringBefore().isPresent() ? EXPIRY : KEY;
        }

        List<String> keys(BindingView binding) {
            String instance = binding.key().instanceId();
            String id = binding.key().bindingId();
            return time.apply(binding)
                    .map(at -> List.of(at.toString(), instance, id))
                    .orElseGet(() -> List.of(instance, id));
        }
    }

    static Page<BindingView> page(Connection connection, BindingFilter filter, Page.Request page)
            throws SQLException {
        Order order = Order.of(filter);
        Conditions conditions = conditions(filter);
        after(conditions, page, order);
        String sql =
                COLUMNS
                        + conditions.sql()
                        + " ORDER BY "
                        + order.column
                        + "b.instance_id, b.id LIMIT ?";
        try (Query query = new Query(connection, sql)) {
            return Page.of(
                    conditions.give(query).number(page.limit() + 1L).list(BindingLists::read),
                    page.limit(),
                    order::keys);
        }
    }

    static Optional<BindingView> one(Connection connection, BindingKey key) throws SQLException {
        try (Query query = new Query(connection, COLUMNS + "b.instance_id = ? AND b.id = ?")) {
            return query.text(key.instanceId()).text(key.bindingId()).first(BindingLists::read);
        }
    }

    private static Conditions conditions(BindingFilter filter) {
        Conditions conditions =
                new Conditions()
                        .text("b.instance_id = ?", filter.instanceId())
                        .instant("b.expires_at < ?::timestamptz", filter.expiringBefore())
                        .instant("b.renew_before < ?::timestamptz", filter.renewalDueBefore());
        filter.state().ifPresent(state -> state(conditions, state));
        return conditions;
    }

    private static void state(Conditions conditions, BindingState state) {
        switch (state) {
            case READY -> conditions.and("b.state = 'ready'");
            case FAILED -> conditions.and(FAILED);
            case BINDING, ROTATING, UNBINDING ->
                    conditions.and(BUSY, query -> query.text(Words.of(state)));
        }
    }

    private static void after(Conditions conditions, Page.Request page, Order order) {
        Optional<List<String>> keys = Conditions.keys(page.after(), order == Order.KEY ? 2 : 3);
        if (keys.isEmpty()) {
            return;
        }
        String instance = keys.get().get(keys.get().size() - 2);
        String id = keys.get().getLast();
        if (order == Order.KEY) {
            conditions.and(
                    "(b.instance_id, b.id) > (?, ?)",
                    query -> query.text(instance),
                    query -> query.text(id));
            return;
        }
        Optional<Instant> at = Conditions.time(keys.get().getFirst());
        if (at.isPresent()) {
            conditions.and(
                    "(" + order.column + "b.instance_id, b.id) > (?::timestamptz, ?, ?)",
                    query -> query.instant(at),
                    query -> query.text(instance),
                    query -> query.text(id));
        }
    }

    private static BindingView read(Row row) throws SQLException {
        return new BindingView(
                new BindingKey(row.text("instance_id"), row.text("id")),
                row.text("plan_id"),
                new BindingView.Status(
                        Words.parse(BindingState.class, row.text("state")), row.number("version")),
                new Validity(
                        row.optionalInstant("expires_at"), row.optionalInstant("renew_before")),
                row.optionalText("predecessor_id"),
                row.instant("created_at"),
                InstanceLists.active(row));
    }
}
