package dev.sutler.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.audit.Actor;
import dev.sutler.core.audit.AuditTrail;
import dev.sutler.core.audit.AuditTrail.Filter;
import dev.sutler.core.catalog.PlanKey;
import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.NewOperation;
import dev.sutler.core.lifecycle.Operation.Subject;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.Transition;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Store.Held;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// With many rows in every table, what is asked often reads few of them: by index, and never a
/// whole table.
///
/// Counted, not guessed: the server's own statistics of the transaction say how many rows were
/// fetched, and how.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IndexUseTest {

    private static final String FILL =
            """
            INSERT INTO service_instance (id, platform, service_id, organization, space, plan_id,
                parameters, context, state, provisioned, version, labels, attributes,
                provider_state)
            SELECT 'i' || n, 'p', 's', 'o', 's', 'p', '{}', '{}', 'ready', true, 2, '{}', '{}', '{}'
            FROM generate_series(1, 5000) n;

            INSERT INTO service_binding (instance_id, id, plan_id, parameters, context,
                bind_resource, state, version, endpoints, delivery, provider_state)
            SELECT 'i' || n, 'b', 'p', '{}', '{}', '{}', 'ready', 2, '[]',
                '{"volume_mounts": []}', '{}'
            FROM generate_series(1, 5000) n;

            INSERT INTO operation (id, instance_id, binding_id, kind, asked, from_failed,
                caller_platform, request_id, time_limit_micros, state, attempt, description,
                created_at, run_at, deadline, finished_at, epoch)
            SELECT lpad(to_hex(n), 32, '0')::uuid, 'i' || (n % 5000), CASE WHEN n % 2 = 0 THEN 'b' END,
                CASE WHEN n % 2 = 0 THEN 'bind' ELSE 'update' END, '{"fingerprint": "f"}', false, 'p', 'r', 1,
                'succeeded', 1, '', now(), now(), now(), now() - n * interval '1 minute', 1
            FROM generate_series(1, 30000) n;

            INSERT INTO operation (id, instance_id, kind, asked, from_failed,
                caller_platform, request_id, time_limit_micros, state, attempt, description,
                created_at, run_at, deadline, epoch)
            SELECT ('0000000000000001' || lpad(to_hex(n), 16, '0'))::uuid, 'due' || n,
                'provision', '{"fingerprint": "f"}', false, 'p', 'r', 1, 'queued', 0, '', now(), now() - n * interval '1 second', now(), 0
            FROM generate_series(1, 3000) n;

            UPDATE operation SET lease_owner = id, lease_until = now() + interval '1 hour',
                epoch = 1
            WHERE instance_id IN ('due1', 'due2', 'due3');

            INSERT INTO operation_step (operation_id, slot, number, attempt, epoch, undoing,
                started_at, ended_at, outcome, message)
            SELECT lpad(to_hex(n), 32, '0')::uuid, slot, slot, 1, 1, false, now(), now(), 'retry', ''
            FROM generate_series(1, 10000) n, generate_series(1, 2) slot;

            INSERT INTO audit_entry (at, actor_kind, actor, action, instance_id, request_id, outcome,
                details)
            SELECT now() - n * interval '1 second',
                CASE WHEN n % 5000 = 7 THEN 'operator' ELSE 'platform' END,
                CASE WHEN n % 5000 = 7 THEN 'ada' ELSE 'p' END,
                CASE WHEN n % 5000 = 9 THEN 'rotate-key' ELSE 'bind' END, 'i' || (n % 5000), 'r',
                'accepted', '{}'
            FROM generate_series(1, 30000) n;
            INSERT INTO audit_link (position, entry_id, hash)
            SELECT id, id, decode(repeat('00', 32), 'hex') FROM audit_entry;
            INSERT INTO audit_pending SELECT id FROM audit_entry LIMIT 20;
            ANALYZE;
            """;

    private static final String READ =
            """
            SELECT coalesce(sum(seq_scan), 0) AS scans,
                coalesce(sum(seq_tup_read) + sum(idx_tup_fetch), 0) AS rows,
                coalesce(sum(idx_scan), 0) AS looks
            FROM pg_stat_xact_user_tables
            WHERE relname IN ('operation', 'service_instance', 'service_binding',
                'operation_step', 'audit_entry', 'audit_link')
            """;

    private static final BindingKey KEY = new BindingKey("i7", "b");
    private static final UUID WORKER = new UUID(9, 9);
    private static final Actor ADA = new Actor.Operator("ada");
    private static final Duration WEEK = Duration.ofDays(7);

    private final RealPostgres.Database oldest = filled(Major.OLDEST);
    private final RealPostgres.Database newest = filled(Major.NEWEST);

    /// Something that is asked often.
    ///
    /// @param most how many rows it may read
    record Question(String name, int most, Pool.Work<?> work) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Question> questions() {
        Rows rows = Rows.sealedBy(new Sealer(new Unsealed()));
        Snapshots snapshots = new Snapshots(rows, WEEK);
        Claims claims = new Claims(rows.operations(), Duration.ofSeconds(30));
        PlansInUse plans = new PlansInUse();
        Steps steps = new Steps(rows);
        InstanceBeginnings instances = new InstanceBeginnings(rows);
        Held held = new Held(new UUID(1, 2), Subject.of("due2"), 1);
        Stream<Question> ofTheWork =
                Stream.of(
                        new Question("instance", 10, on -> snapshots.instance(on, "i7")),
                        new Question("binding", 10, on -> snapshots.binding(on, KEY)),
                        new Question("bindings", 10, on -> snapshots.bindings(on, "i7")),
                        new Question(
                                "operation", 10, on -> snapshots.operation(on, new UUID(0, 7))),
                        new Question("claim", 60, on -> claims.claim(on, WORKER, 10, Set.of())),
                        new Question("next due", 10, on -> claims.nextDue(on, Set.of())),
                        new Question(
                                "claim, but not of one service",
                                90,
                                on -> claims.claim(on, WORKER, 10, Set.of("s"))),
                        new Question(
                                "next due, but not of one service",
                                20,
                                on -> claims.nextDue(on, Set.of("s"))),
                        new Question("queued", 3_010, Claims::queuedByPlatform),
                        new Question("plans in use", 10, plans::all),
                        new Question(
                                "usage of a plan",
                                1_010,
                                on -> plans.usage(on, new PlanKey("s", "p"))),
                        new Question("renew", 30, on -> claims.renew(on, List.of(held))),
                        new Question(
                                "release",
                                10,
                                on -> {
                                    claims.release(on, held, Duration.ZERO);
                                    return held;
                                }),
                        new Question(
                                "report",
                                10,
                                on -> steps.record(on, held, new Step.Reported("on"))),
                        new Question(
                                "finish",
                                10,
                                on ->
                                        steps.record(
                                                on,
                                                held,
                                                Work.finished(
                                                        new Step.Change.InstanceReady(
                                                                InstanceDetails.none())))),
                        new Question(
                                "deprovision",
                                10,
                                on ->
                                        instances.deprovision(
                                                on,
                                                new Transition.Deprovision(
                                                        "i7", 2, Optional.empty(), removal()),
                                                new OperationInsertion(
                                                        removal(),
                                                        Optional.empty(),
                                                        Optional.empty()))));
        return Stream.of(OperatorQuestions.all(), ofTheRecords(), ofTheWork)
                .flatMap(questions -> questions);
    }

    private static Stream<Question> ofTheRecords() {
        return Stream.of(
                new Question("journal", 10, on -> JournalTable.of(on, new UUID(0, 7))),
                audit("audit", Filter.ALL),
                audit("audit of an instance", Filter.instance("i7")),
                audit("audit of an operator", filter(Optional.of(ADA), Optional.empty())),
                audit("audit of an action", filter(Optional.empty(), Optional.of("rotate-key"))),
                audit("audit of what is daily", filter(Optional.empty(), Optional.of("bind"))),
                new Question("next links", 70, on -> AuditChain.entries(on, List.of(5L, 6L, 7L))));
    }

    private static Question audit(String name, Filter filter) {
        Optional<AuditTrail.Position> before =
                Optional.of(new AuditTrail.Position(Instant.now(), Long.MAX_VALUE));
        return new Question(name, 20, on -> AuditTrailTable.find(on, filter, before, 10));
    }

    private static Filter filter(Optional<Actor> actor, Optional<String> action) {
        return new Filter(
                Optional.empty(), Optional.empty(), actor, action, Optional.of(Instant.EPOCH));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void isAnsweredByIndexOnTheOldestMajor(Question question) throws SQLException {
        thenFewRowsAreRead(question, oldest);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void isAnsweredByIndexOnTheNewestMajor(Question question) throws SQLException {
        thenFewRowsAreRead(question, newest);
    }

    /* Once with plans for the very values, once with the plans that a statement gets after it has run often. */
    private void thenFewRowsAreRead(Question question, RealPostgres.Database place)
            throws SQLException {
        for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
            try (Connection connection = place.connect()) {
                connection.setAutoCommit(false);
                execute(connection, "SET plan_cache_mode = " + mode);
                question.work().on(connection);
                try (Query query = new Query(connection, READ)) {
                    long[] read =
                            query.first(
                                            row ->
                                                    new long[] {
                                                        row.number("scans"),
                                                        row.number("rows"),
                                                        row.number("looks")
                                                    })
                                    .orElseThrow();
                    assertThat(read[0]).as("whole tables read, %s", mode).isZero();
                    assertThat(read[1])
                            .as("rows read, %s", mode)
                            .isLessThanOrEqualTo(question.most());
                    // After a vacuum an index may answer alone, and no row is read at all.
                    assertThat(read[2]).as("looks into indexes, %s", mode).isPositive();
                }
                connection.rollback();
            }
        }
    }

    private static RealPostgres.Database filled(Major major) {
        RealPostgres.Database place = RealPostgres.shared(major).createDatabase("indexes");
        Databases.open(Databases.narrow(place)).close();
        Databases.execute(place, FILL);
        return place;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static NewOperation removal() {
        return Work.operation(Subject.of("i7"), OperationKind.DEPROVISION);
    }
}
