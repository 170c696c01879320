package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.upkeep.ExpiringBindings;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Which bindings have expired, by an index on the time at which each is due.
final class ExpiryTable implements ExpiringBindings {

    /* What is being worked on is looked at again soon, and does not count as tried. */
    private static final String TAKE =
            """
            WITH due AS (
                SELECT instance_id, id, state IN ('ready', 'failed') AS idle FROM service_binding
                WHERE expires_at IS NOT NULL
                    AND coalesce(expiry_due_at, expires_at) <= (SELECT clock_timestamp())
                ORDER BY coalesce(expiry_due_at, expires_at)
                LIMIT ?
                FOR UPDATE SKIP LOCKED),
            taken AS (
                UPDATE service_binding b SET
                    expiry_due_at = clock_timestamp() + CASE WHEN idle
                        THEN least(interval '6 hours',
                            interval '1 minute' * power(2, least(b.expiry_tries, 10)))
                        ELSE interval '10 seconds' END,
                    expiry_tries = b.expiry_tries + CASE WHEN idle THEN 1 ELSE 0 END
                FROM due WHERE b.instance_id = due.instance_id AND b.id = due.id
                RETURNING b.instance_id, b.id, b.expires_at, idle)
            SELECT instance_id, id, expires_at, idle FROM taken ORDER BY expires_at
            """;

    private static final String HAND_BACK =
            """
            UPDATE service_binding SET expiry_tries = greatest(expiry_tries - 1, 0),
                expiry_due_at = clock_timestamp() + interval '10 seconds'
            WHERE instance_id = ? AND id = ? AND expires_at IS NOT NULL
            """;

    private final Pool pool;

    ExpiryTable(Pool pool) {
        this.pool = pool;
    }

    @Override
    public List<Expired> takeExpired(int limit) {
        return pool
                .statement(
                        "look for expired bindings",
                        connection -> {
                            try (Query query = new Query(connection, TAKE)) {
                                return query.number(limit).list(ExpiryTable::read);
                            }
                        })
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Expired> read(Row row) throws SQLException {
        return row.flag("idle")
                ? Optional.of(
                        new Expired(
                                new BindingKey(row.text("instance_id"), row.text("id")),
                                row.instant("expires_at")))
                : Optional.empty();
    }

    @Override
    public void handBack(BindingKey key) {
        pool.statement(
                "hand an expired binding back",
                connection -> {
                    try (Query query = new Query(connection, HAND_BACK)) {
                        return query.text(key.instanceId()).text(key.bindingId()).update();
                    }
                });
    }
}
