package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.operator.JournalEntry.Outcome;
import dev.sutler.core.store.Store.Held;
import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.server.sealing.CannotOpenException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Leases: taking, extending and giving them up.
///
/// The time stands in sub-selects where an index is to be used: the clock moves on within a
/// statement, so that the planner would otherwise compare row by row.
final class Claims {

    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

    /* Asked only while a provider has no room, since it looks at the instance of each operation that is due. */
    private static final String EXCEPT =
            """
            AND NOT EXISTS (
                SELECT 1 FROM service_instance
                WHERE service_instance.id = operation.instance_id
                    AND service_instance.service_id = ANY (?::text[]))
            """;

    private static final String CLAIM =
            """
            WITH due AS (
                SELECT run_at,
            """
                    + JournalSql.WAS
                    + """
                         FROM operation
                        WHERE finished_at IS NULL AND run_at <= (SELECT clock_timestamp())
                            AND (lease_until IS NULL OR lease_until <= (SELECT clock_timestamp()))
                            %s
                        ORDER BY run_at
                        LIMIT ?
                        FOR UPDATE SKIP LOCKED),
                    claimed AS (
                        UPDATE operation o SET lease_owner = ?::uuid,
                            lease_until = clock_timestamp() + ? * interval '1 microsecond',
                            epoch = greatest(o.epoch + 1, nextval('operation_epoch')),
                            attempt = o.attempt + 1, yields_epoch = NULL,
                            attempt_started_at = clock_timestamp(),
                            steps = o.steps + CASE WHEN due.worker IS NULL THEN 0 ELSE 1 END,
                            state = CASE WHEN o.state = 'compensating' THEN o.state ELSE 'running' END
                        FROM due WHERE o.id = due.id
                        RETURNING o.*),
                    """
                    + JournalSql.lost("due")
                    + " SELECT "
                    + OperationRows.columns("o")
                    + " FROM claimed o ORDER BY o.run_at, o.sequence";

    private static final String RENEW =
            """
            WITH held AS (
                SELECT * FROM unnest(?::uuid[], ?::bigint[]) AS given (id, epoch)),
            waiting AS (
                UPDATE operation SET run_at = clock_timestamp() + ? * interval '1 microsecond'
                FROM operation cut JOIN held ON held.id = cut.id
                    AND (held.epoch = cut.epoch OR held.epoch = cut.yields_epoch)
                WHERE cut.finished_at IS NOT NULL AND cut.lease_owner IS NOT NULL
                    AND operation.waits_for = cut.id AND operation.finished_at IS NULL
                    AND operation.epoch = 0),
            yielding AS (
                UPDATE operation SET lease_until = clock_timestamp() + ? * interval '1 microsecond'
                FROM held
                WHERE operation.id = held.id AND operation.yields_epoch = held.epoch
                    AND operation.lease_owner IS NOT NULL)
            UPDATE operation SET lease_until = clock_timestamp() + ? * interval '1 microsecond'
            FROM held
            WHERE operation.id = held.id AND operation.epoch = held.epoch
                AND operation.finished_at IS NULL AND operation.lease_owner IS NOT NULL
            RETURNING operation.id, operation.epoch
            """;

    private static final String RELEASE =
            """
            WITH held AS (
                SELECT
            """
                    + JournalSql.WAS
                    + """
                         FROM operation
                        WHERE id = ?::uuid AND lease_owner IS NOT NULL
                            AND coalesce(yields_epoch, epoch) = ?
                        FOR UPDATE),
                    done AS (
                        UPDATE operation o SET lease_owner = NULL, lease_until = NULL,
                            yields_epoch = NULL, steps = o.steps + 1,
                            attempt = CASE WHEN o.yields_epoch IS NULL
                                THEN greatest(o.attempt - 1, 0) ELSE o.attempt END,
                            run_at = CASE WHEN finished_at IS NULL AND o.yields_epoch IS NULL
                                THEN clock_timestamp() + ? * interval '1 microsecond'
                                ELSE run_at END
                        FROM held WHERE o.id = held.id
                        RETURNING held.*, finished_at, run_at),
                    """
                    + JournalSql.noted(
                            Outcome.RELEASED,
                            "done",
                            "''",
                            "CASE WHEN finished_at IS NULL THEN run_at END")
                    + " SELECT 1 FROM done WHERE finished_at IS NOT NULL";

    private static final String FREE_WAITING =
            """
            UPDATE operation SET run_at = clock_timestamp()
            WHERE waits_for = ?::uuid AND finished_at IS NULL AND epoch = 0
            """;

    private static final String END_ALL =
            """
            WITH held AS (
                SELECT
            """
                    + JournalSql.WAS
                    + """
                         FROM operation WHERE lease_owner IS NOT NULL FOR UPDATE),
                    ended AS (
                        UPDATE operation o SET lease_owner = NULL, lease_until = NULL,
                            yields_epoch = NULL, steps = o.steps + 1,
                            run_at = CASE WHEN finished_at IS NULL THEN clock_timestamp()
                                ELSE run_at END
                        FROM held WHERE o.id = held.id
                        RETURNING o.id),
                    """
                    + JournalSql.lost("held")
                    + """
                    UPDATE operation SET run_at = clock_timestamp()
                    WHERE waits_for IS NOT NULL AND finished_at IS NULL AND epoch = 0
                        AND waits_for IN (SELECT id FROM ended)
                    """;

    private static final String QUEUED =
            """
            SELECT caller_platform AS platform, count(*) AS count FROM operation
            WHERE finished_at IS NULL AND run_at <= (SELECT clock_timestamp())
                AND (lease_until IS NULL OR lease_until <= (SELECT clock_timestamp()))
            GROUP BY caller_platform
            """;

    private static final String NEXT_DUE =
            """
            SELECT (extract(epoch FROM run_at - clock_timestamp()) * 1000000)::bigint AS micros
            FROM operation
            WHERE finished_at IS NULL
                AND (lease_until IS NULL OR lease_until <= (SELECT clock_timestamp()))
                %s
            ORDER BY run_at
            LIMIT 1
            """;

    private final OperationRows rows;
    private final Duration lease;

    Claims(OperationRows rows, Duration lease) {
        this.rows = rows;
        this.lease = lease;
    }

    List<Operation> claim(Connection connection, UUID worker, int limit, Set<String> except)
            throws SQLException {
        try (Query query = excepting(connection, CLAIM, except)) {
            return query.number(limit).uuid(worker).duration(lease).list(this::readable).stream()
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    /* One that cannot be opened must not keep the others waiting; it is due again when its lease runs out. */
    private Optional<Operation> readable(Row row) throws SQLException {
        try {
            return Optional.of(rows.read(row));
        } catch (CannotOpenException | StoreUnavailableException closed) {
            LOG.error("Operation {} cannot be read: {}", row.uuid("o_id"), closed.getMessage());
            return Optional.empty();
        }
    }

    private static Query excepting(Connection connection, String sql, Set<String> services)
            throws SQLException {
        if (services.isEmpty()) {
            return new Query(connection, sql.formatted(""));
        }
        return new Query(connection, sql.formatted(EXCEPT)).array("text", services.toArray());
    }

    Set<Held> renew(Connection connection, Collection<Held> held) throws SQLException {
        try (Query query = new Query(connection, RENEW)) {
            Map<UUID, Long> renewed =
                    query
                            .array("uuid", held.stream().map(Held::operationId).toArray())
                            .array("bigint", held.stream().map(Held::epoch).toArray())
                            .duration(lease)
                            .duration(lease)
                            .duration(lease)
                            .list(row -> Map.entry(row.uuid("id"), row.number("epoch")))
                            .stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            return held.stream()
                    .filter(each -> renewed.getOrDefault(each.operationId(), -1L) == each.epoch())
                    .collect(Collectors.toSet());
        }
    }

    /* A second statement, since the first may have waited for the very transaction that cut the operation short. */
    void release(Connection connection, Held held, Duration delay) throws SQLException {
        if (wasCutShort(connection, held, delay)) {
            try (Query query = new Query(connection, FREE_WAITING)) {
                query.uuid(held.operationId()).update();
            }
        }
    }

    private static boolean wasCutShort(Connection connection, Held held, Duration delay)
            throws SQLException {
        try (Query query = new Query(connection, RELEASE)) {
            return query.uuid(held.operationId())
                    .number(held.epoch())
                    .duration(delay)
                    .first(row -> true)
                    .isPresent();
        }
    }

    void endAll(Connection connection) throws SQLException {
        try (Query query = new Query(connection, END_ALL)) {
            query.update();
        }
    }

    static Map<String, Long> queuedByPlatform(Connection connection) throws SQLException {
        try (Query query = new Query(connection, QUEUED)) {
            return query.list(row -> Map.entry(row.text("platform"), row.number("count"))).stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }

    Optional<Duration> nextDue(Connection connection, Set<String> except) throws SQLException {
        try (Query query = excepting(connection, NEXT_DUE, except)) {
            return query.first(row -> row.number("micros"))
                    .map(micros -> Duration.of(Math.max(micros, 0), ChronoUnit.MICROS));
        }
    }
}
