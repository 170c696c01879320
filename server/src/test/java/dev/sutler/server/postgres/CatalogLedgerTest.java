package dev.sutler.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.catalog.PlanAtRisk.Usage;
import dev.sutler.core.catalog.PlanKey;
import dev.sutler.core.catalog.PublishedPlan;
import dev.sutler.core.store.CatalogLedger;
import dev.sutler.testkit.real.RealPostgres;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/// What the ledger remembers, and what it finds among the instances.
final class CatalogLedgerTest {

    private static final PlanKey A = new PlanKey("s", "a");
    private static final PlanKey B = new PlanKey("s", "b");
    private static final PlanKey ELSEWHERE = new PlanKey("t", "a");

    private final RealPostgres.Database place = Databases.create("ledger");
    private final PostgresDatabase database = Databases.open(Databases.options(place));
    private final CatalogLedger ledger = database.catalogLedger();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void nothingWasEverOfferedAndNothingIsUsed() {
        assertThat(ledger.published()).isEmpty();
        assertThat(ledger.plansInUse()).isEmpty();
        assertThat(ledger.usage(A)).isEqualTo(new Usage(0, false, List.of()));
    }

    @Test
    void whatWasOfferedLastIsKnown() {
        ledger.publish(List.of(plan(A, "one", false), plan(B, "one", false)), "first");
        PublishedPlan renamed = new PublishedPlan(A, "renamed", "too", "two", true);
        ledger.publish(List.of(renamed), "second");

        assertThat(ledger.published()).containsExactly(renamed, plan(B, "one", false));
        assertThat(count("plan_id = 'b' AND withdrawn_at IS NOT NULL")).isOne();
        assertThat(count("plan_id = 'a' AND published_by = 'second'")).isOne();

        ledger.publish(List.of(plan(B, "one", true)), "third");
        assertThat(count("plan_id = 'b' AND withdrawn_at IS NULL AND retired")).isOne();
        assertThat(count("plan_id = 'a' AND withdrawn_at IS NOT NULL")).isOne();
    }

    @Test
    void theProviderThatMadeInstancesIsKept() {
        ledger.publish(List.of(plan(A, "one", false), plan(B, "one", false)), "r");
        instances("s", "a", 1);
        ledger.publish(List.of(plan(A, "two", false), plan(B, "two", false)), "r");

        assertThat(ledger.published())
                .extracting(PublishedPlan::providerType)
                .containsExactly("one", "two");
    }

    @Test
    void eachPlanWithInstancesIsFoundOnce() {
        instances("s", "a", 30);
        instances("s", "b", 1);
        instances("t", "a", 2);

        assertThat(ledger.plansInUse()).containsExactlyInAnyOrder(A, B, ELSEWHERE);
        assertThat(ledger.usage(A))
                .isEqualTo(new Usage(30, false, List.of("s-a-1", "s-a-10", "s-a-11")));
        assertThat(ledger.usage(ELSEWHERE))
                .isEqualTo(new Usage(2, false, List.of("t-a-1", "t-a-2")));
    }

    @Test
    void aRunningUpdateUsesThePlanThatItLeadsTo() {
        instances("s", "a", 2);
        update("s-a-1", "NULL");
        update("s-a-2", "now()");

        assertThat(ledger.plansInUse()).containsExactlyInAnyOrder(A, B);
        assertThat(ledger.usage(B)).isEqualTo(new Usage(1, false, List.of("s-a-1")));
    }

    @Test
    void anUpdateThatIsOlderThanTheLedgerCounts() {
        RealPostgres.Database older = Databases.create("older");
        Flyway.configure()
                .dataSource(older.jdbcUrl(), older.username(), older.password().reveal())
                .locations("classpath:db/migration")
                .target("1")
                .load()
                .migrate();
        Databases.execute(
                older,
                """
                INSERT INTO service_instance (id, platform, service_id, organization, space, plan_id,
                    parameters, context, state, provisioned, version, labels, attributes,
                    provider_state)
                VALUES ('i', 'p', 's', 'o', 's', 'a', '{}', '{}', 'updating', true, 2, '{}', '{}',
                    '{}');
                INSERT INTO operation (id, instance_id, kind, fingerprint, target, from_failed,
                    caller_platform, request_id, time_limit_micros, state, attempt, description,
                    created_at, run_at, deadline, epoch)
                VALUES (gen_random_uuid(), 'i', 'update', 'f',
                    '{"plan_id": "b", "parameters": {}, "context": {}}', false, 'p', 'r', 1,
                    'queued', 0, '', now(), now(), now(), 0);
                """);

        try (PostgresDatabase opened = Databases.open(Databases.options(older))) {
            assertThat(opened.catalogLedger().plansInUse()).containsExactlyInAnyOrder(A, B);
        }
    }

    @Test
    void nobodyCountsBeyondAThousand() {
        instances("s", "a", 1_000);
        assertThat(ledger.usage(A).more()).isFalse();
        instances("s", "b", 1_001);

        assertThat(ledger.usage(A).instances()).isEqualTo(1_000);
        assertThat(ledger.usage(B).instances()).isEqualTo(1_000);
        assertThat(ledger.usage(B).more()).isTrue();
        assertThat(ledger.usage(B).examples()).hasSize(3);
    }

    @Test
    void idsAreToldApartByteByByte() {
        ledger.publish(
                List.of(
                        plan(new PlanKey("s", "é"), "one", false),
                        plan(new PlanKey("s", "É"), "one", false),
                        plan(new PlanKey("S", "é"), "one", false)),
                "r");
        instances("s", "é", 1);
        instances("s", "É", 1);
        instances("S", "é", 1);

        assertThat(ledger.published()).hasSize(3);
        assertThat(ledger.plansInUse()).hasSize(3);
    }

    private static PublishedPlan plan(PlanKey key, String provider, boolean retired) {
        return new PublishedPlan(key, "service", "plan", provider, retired);
    }

    private long count(String condition) {
        return Databases.number(place, "SELECT count(*) FROM published_plan WHERE " + condition);
    }

    private void instances(String service, String plan, int number) {
        Databases.execute(
                place,
                """
                INSERT INTO service_instance (id, platform, service_id, organization, space, plan_id,
                    parameters, context, state, provisioned, version, labels, attributes,
                    provider_state)
                SELECT '%1$s-%2$s-' || n, 'p', '%1$s', 'o', 's', '%2$s', '{}', '{}', 'ready', true,
                    2, '{}', '{}', '{}'
                FROM generate_series(1, %3$d) n
                """
                        .formatted(service, plan, number));
    }

    private void update(String instance, String finishedAt) {
        Databases.execute(
                place,
                """
                INSERT INTO operation (id, instance_id, kind, asked, target_plan_id, from_failed,
                    caller_platform, request_id, time_limit_micros, state, attempt, description,
                    created_at, run_at, deadline, finished_at, epoch)
                VALUES (gen_random_uuid(), '%1$s', 'update', '', 'b', false, 'p', 'r', 1,
                    CASE WHEN %2$s IS NULL THEN 'queued' ELSE 'succeeded' END, 0, '', now(), now(),
                    now(), %2$s, 0)
                """
                        .formatted(instance, finishedAt));
    }
}
