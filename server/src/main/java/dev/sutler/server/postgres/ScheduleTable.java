package dev.sutler.server.postgres;

import dev.sutler.core.schedule.Timetable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The tasks of the schedule, a row each. There are few, so no index but the primary key is needed.
final class ScheduleTable implements Timetable {

    private static final String ENTER =
            """
            INSERT INTO schedule AS known (name, every_micros, next_run_at)
            VALUES (?, ?, clock_timestamp() + ? * interval '1 microsecond')
            ON CONFLICT (name) DO UPDATE SET every_micros = excluded.every_micros,
                next_run_at = least(known.next_run_at,
                    clock_timestamp() + excluded.every_micros * interval '1 microsecond')
            WHERE known.every_micros <> excluded.every_micros
            """;

    private static final String CLAIM =
            """
            WITH due AS (
                SELECT name FROM schedule
                WHERE name = ANY (?::text[]) AND next_run_at <= clock_timestamp()
                    AND (lease_until IS NULL OR lease_until <= clock_timestamp())
                FOR UPDATE SKIP LOCKED)
            UPDATE schedule SET lease_owner = ?::uuid,
                lease_until = clock_timestamp() + ? * interval '1 microsecond',
                epoch = epoch + 1, last_started_at = clock_timestamp()
            FROM due WHERE schedule.name = due.name
            RETURNING schedule.name, schedule.epoch, schedule.failures
            """;

    private static final String RENEW =
            """
            UPDATE schedule SET lease_until = clock_timestamp() + ? * interval '1 microsecond'
            WHERE name = ? AND epoch = ? AND lease_owner = ?::uuid
            """;

    private static final String FINISH =
            """
            UPDATE schedule SET lease_owner = NULL, lease_until = NULL,
                last_finished_at = clock_timestamp(), last_outcome = ?, last_message = ?,
                failures = CASE WHEN ? THEN 0 ELSE failures + 1 END,
                next_run_at = CASE WHEN ?
                    THEN greatest(clock_timestamp(),
                        last_started_at + ? * interval '1 microsecond')
                    ELSE clock_timestamp() + ? * interval '1 microsecond' END
            WHERE name = ? AND epoch = ? AND lease_owner = ?::uuid
            """;

    private static final String RELEASE =
            """
            UPDATE schedule SET lease_owner = NULL, lease_until = NULL
            WHERE name = ? AND epoch = ? AND lease_owner = ?::uuid
            """;

    private static final String HASTEN =
            "UPDATE schedule SET next_run_at = least(next_run_at, clock_timestamp()) WHERE name ="
                    + " ?";

    private static final String ALL =
            """
            SELECT name, every_micros, next_run_at, failures, last_started_at, last_finished_at,
                last_outcome, last_message,
                CASE WHEN lease_until > clock_timestamp() THEN lease_owner END AS held_by
            FROM schedule ORDER BY name
            """;

    private static final String END_ALL =
            "UPDATE schedule SET lease_owner = NULL, lease_until = NULL WHERE lease_owner IS NOT"
                    + " NULL";

    private final Pool pool;
    private final Duration lease;

    ScheduleTable(Pool pool, Duration lease) {
        this.pool = pool;
        this.lease = lease;
    }

    @Override
    public void enter(Collection<Entry> entries) {
        pool.transaction(
                "enter scheduled tasks",
                connection -> {
                    for (Entry entry : entries) {
                        try (Query query = new Query(connection, ENTER)) {
                            query.text(entry.name())
                                    .duration(entry.every())
                                    .duration(entry.firstAfter())
                                    .update();
                        }
                    }
                    return Optional.of(entries.size());
                });
    }

    @Override
    public List<Claim> claim(UUID worker, Set<String> names) {
        return pool.statement(
                "claim scheduled tasks",
                connection -> {
                    try (Query query = new Query(connection, CLAIM)) {
                        return query.array("text", names.toArray())
                                .uuid(worker)
                                .duration(lease)
                                .list(
                                        row ->
                                                new Claim(
                                                        row.text("name"),
                                                        worker,
                                                        row.number("epoch"),
                                                        (int) row.number("failures")));
                    }
                });
    }

    @Override
    public Set<Claim> renew(Collection<Claim> claims) {
        return pool.statement(
                "renew leases of scheduled tasks",
                connection -> {
                    Set<Claim> still = new HashSet<>();
                    for (Claim claim : claims) {
                        if (renew(connection, claim)) {
                            still.add(claim);
                        }
                    }
                    return still;
                });
    }

    private boolean renew(Connection connection, Claim claim) throws SQLException {
        try (Query query = new Query(connection, RENEW)) {
            return give(query.duration(lease), claim).update() == 1;
        }
    }

    @Override
    public boolean finish(Claim claim, Report report) {
        boolean succeeded = report.outcome() == Outcome.SUCCEEDED;
        return pool.statement(
                "finish a scheduled task",
                connection -> {
                    try (Query query = new Query(connection, FINISH)) {
                        query.text(Words.of(report.outcome()))
                                .sentence(report.message())
                                .flag(succeeded)
                                .flag(succeeded)
                                .duration(report.next())
                                .duration(report.next());
                        return give(query, claim).update() == 1;
                    }
                });
    }

    @Override
    public void release(Claim claim) {
        pool.statement(
                "release a scheduled task",
                connection -> {
                    try (Query query = new Query(connection, RELEASE)) {
                        return give(query, claim).update();
                    }
                });
    }

    @Override
    public boolean hasten(String name) {
        return pool.statement(
                "hasten a scheduled task",
                connection -> {
                    try (Query query = new Query(connection, HASTEN)) {
                        return query.text(name).update() == 1;
                    }
                });
    }

    @Override
    public List<Scheduled> all() {
        return pool.statement(
                "list the scheduled tasks",
                connection -> {
                    try (Query query = new Query(connection, ALL)) {
                        return query.list(ScheduleTable::read);
                    }
                });
    }

    static void endAll(Connection connection) throws SQLException {
        try (Query query = new Query(connection, END_ALL)) {
            query.update();
        }
    }

    private static Query give(Query query, Claim claim) throws SQLException {
        return query.text(claim.name()).number(claim.epoch()).uuid(claim.worker());
    }

    private static Scheduled read(Row row) throws SQLException {
        return new Scheduled(
                row.text("name"),
                row.duration("every_micros"),
                row.instant("next_run_at"),
                row.optionalUuid("held_by"),
                row.optionalInstant("last_started_at"),
                row.has("last_outcome") ? Optional.of(lastRun(row)) : Optional.empty());
    }

    private static LastRun lastRun(Row row) throws SQLException {
        return new LastRun(
                row.instant("last_finished_at"),
                Words.parse(Outcome.class, row.text("last_outcome")),
                row.text("last_message"),
                (int) row.number("failures"));
    }
}
