package dev.sutler.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Store;
import dev.sutler.core.store.Store.Held;
import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.server.sealing.CannotOpenException;
import dev.sutler.server.sealing.KeyRing;
import dev.sutler.server.sealing.Keyset;
import dev.sutler.testkit.real.RealPostgres;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// What may hold a secret stands sealed in the store, can be opened only with the right key and at
/// its own place, and can be sealed anew beside running brokers.
final class SealingTest {

    private static final ObjectNode SECRET = Json.object().put("password", "canary-4711");
    private static final Duration QUIET = Duration.ofMinutes(5);

    private final RealPostgres.Database place = Databases.create("sealing");
    private final Keyset old = Keyset.generate();
    private final Keyset both = old.withPrepared();
    private final Keyset rotated = both.promoted();

    private PostgresDatabase open(Keyset keyset) {
        return PostgresDatabase.open(Databases.options(place), KeyRing.of(keyset));
    }

    private static ObjectNode parameters(Store store, String id) {
        return store.instance(id).instance().orElseThrow().shape().parameters();
    }

    @Test
    void aSecretOfAnOldStoreIsSealedAtTheFirstStart() {
        Flyway.configure()
                .dataSource(place.jdbcUrl(), place.username(), place.password().reveal())
                .locations("classpath:db/migration")
                .target("1")
                .load()
                .migrate();
        Databases.execute(
                place,
                """
                INSERT INTO service_instance (id, platform, service_id, organization, space, plan_id,
                    parameters, context, state, provisioned, version, labels, attributes, provider_state)
                VALUES ('i', 'p', 's', 'o', 's', 'p', '{"password": "canary-4711"}', '{}', 'updating',
                    true, 2, '{}', '{}', '{"n": 1}');
                INSERT INTO service_binding (instance_id, id, plan_id, parameters, context, bind_resource,
                    state, version, endpoints, delivery, provider_state, credentials)
                VALUES ('i', 'b', 'p', '{}', '{}', '{}', 'ready', 2, '[]', '{"volume_mounts": []}', '{}',
                    convert_to('{"password": "canary-4711"}', 'UTF8'));
                INSERT INTO operation (id, instance_id, kind, fingerprint, target, from_failed,
                    caller_platform, request_id, time_limit_micros, state, attempt, checkpoint,
                    description, created_at, run_at, deadline, epoch)
                VALUES (gen_random_uuid(), 'i', 'update', 'f',
                    '{"plan_id": "p", "parameters": {"password": "canary-4711"}, "context": {}}', false,
                    'p', 'r', 1, 'queued', 0, '{"step": 1}', '', now(), now(), now(), 0);
                """);

        try (PostgresDatabase database = open(old)) {
            Store store = database.store();
            assertThat(parameters(store, "i")).isEqualTo(SECRET);
            assertThat(
                            store.bindings("i")
                                    .getFirst()
                                    .details()
                                    .orElseThrow()
                                    .credentials()
                                    .orElseThrow()
                                    .reveal())
                    .isEqualTo(SECRET);
            Operation update = store.instance("i").latest().orElseThrow();
            assertThat(update.order().fingerprint()).isEqualTo("f");
            assertThat(update.order().target().orElseThrow().parameters()).isEqualTo(SECRET);
            assertThat(update.progress().checkpoint())
                    .isEqualTo(Optional.of(Json.object().put("step", 1)));
            assertThat(database.sealed().keys()).singleElement().extracting("rows").isEqualTo(3L);
        }
        assertThat(plainTexts()).isZero();
    }

    private long plainTexts() {
        return Databases.number(
                place,
                """
                SELECT (SELECT count(*) FROM service_instance x WHERE position('canary' IN
                        encode(parameters, 'escape') || x::text) > 0)
                    + (SELECT count(*) FROM service_binding x WHERE position('canary' IN
                        encode(credentials, 'escape') || x::text) > 0)
                    + (SELECT count(*) FROM operation x WHERE position('canary' IN
                        encode(asked, 'escape') || x::text) > 0)
                """);
    }

    @Test
    void whatSomebodyElseWroteUnsealedIsNotRead() {
        try (PostgresDatabase database = open(old)) {
            Work.ready(database.store(), "i");
        }
        Databases.execute(
                place, "UPDATE service_instance SET parameters = convert_to('{}', 'UTF8')");

        try (PostgresDatabase database = open(old)) {
            assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(() -> database.store().instance("i"));
        }
    }

    @Test
    void aValueCountsOnlyInItsOwnRowAndColumn() {
        try (PostgresDatabase database = open(old)) {
            Store store = database.store();
            Work.ready(store, "i");
            Work.ready(store, "j");
            Databases.execute(
                    place,
                    """
                    UPDATE service_instance SET parameters = (SELECT parameters FROM service_instance
                        WHERE id = 'j') WHERE id = 'i';
                    UPDATE service_instance SET parameters = provider_state WHERE id = 'j'
                    """);

            for (String id : List.of("i", "j")) {
                assertThatExceptionOfType(CannotOpenException.class)
                        .isThrownBy(() -> store.instance(id))
                        .withMessageContaining("service_instance");
            }
        }
    }

    @Test
    void anotherKeysetIsTurnedDownInOneLine() {
        open(old).close();

        assertThatExceptionOfType(DatabaseUnusableException.class)
                .isThrownBy(() -> open(Keyset.generate()))
                .withMessageContaining(old.primary().toString())
                .withMessageContaining("secrets.keyset-file")
                .matches(refused -> !String.valueOf(refused.getMessage()).contains("\n"));
        open(rotated).close();
        assertThatExceptionOfType(DatabaseUnusableException.class)
                .as("the new key is in use, too")
                .isThrownBy(() -> open(old));
    }

    @Test
    void everythingIsSealedAnewWhileBrokersWork() {
        KeyRing stale = KeyRing.of(both);
        try (PostgresDatabase database = PostgresDatabase.open(Databases.options(place), stale);
                PostgresDatabase another = open(rotated)) {
            Store store = database.store();
            for (int i = 0; i < 1_200; i++) {
                store.begin(Work.provision("i" + i, SECRET), Optional.empty());
            }
            List<SealedData.Progress> told = new ArrayList<>();
            KeyRing now = KeyRing.of(rotated);

            long left =
                    another.sealed()
                            .reseal(
                                    now,
                                    progress -> {
                                        told.add(progress);
                                        store.begin(
                                                Work.provision("late" + told.size(), SECRET),
                                                Optional.empty());
                                    });

            assertThat(told)
                    .first()
                    .isEqualTo(new SealedData.Progress("service_instance", 500, 1200));
            assertThat(left).as("written with the old key meanwhile").isPositive();
            assertThat(another.sealed().forget(old.primary(), QUIET)).isPresent();
            stale.use(rotated);
            assertThat(another.sealed().reseal(now, told::add)).isZero();
            assertThat(another.sealed().forget(old.primary(), QUIET)).isPresent();
            assertThat(another.sealed().forget(old.primary(), Duration.ZERO)).isEmpty();
            assertThat(parameters(another.store(), "i77")).isEqualTo(SECRET);
            assertThat(parameters(another.store(), "late1")).isEqualTo(SECRET);
        }
        try (PostgresDatabase without = open(rotated.without(old.primary()))) {
            assertThat(parameters(without.store(), "late2")).isEqualTo(SECRET);
        }
    }

    @Test
    void aKeyThatIsMissingIsLookedForBeforeAnythingFails() {
        AtomicReference<Keyset> file = new AtomicReference<>(old);
        KeyRing ring = KeyRing.reading(file::get);
        try (PostgresDatabase database = PostgresDatabase.open(Databases.options(place), ring);
                PostgresDatabase ahead = open(rotated)) {
            Work.ready(ahead.store(), "i");

            assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(() -> database.store().instance("i"))
                    .withMessageContaining(rotated.primary().toString());
            file.set(rotated);
            assertThat(database.store().instance("i").instance()).isPresent();
            assertThat(ring.keyset().primary()).as("still seals").isEqualTo(old.primary());
        }
    }

    @Test
    void anOperationThatCannotBeReadDoesNotKeepOthersFromTheirWork() {
        try (PostgresDatabase database = open(old)) {
            Store store = database.store();
            store.begin(Work.provision("bad", SECRET), Optional.empty());
            Operation good =
                    store.begin(Work.provision("good", SECRET), Optional.empty()).orElseThrow();
            Databases.execute(
                    place,
                    "UPDATE operation SET asked = asked || '\\x00' WHERE instance_id = 'bad'");

            List<Operation> claimed = store.claim(Work.WORKER, 10);

            assertThat(claimed).extracting(Operation::id).containsExactly(good.id());
        }
    }

    @Test
    void aCheckpointIsReadableAsTheAbandonedOneItBecomes() {
        try (PostgresDatabase database = open(old)) {
            Store store = database.store();
            Operation operation = Work.provisioning(store, "i");
            store.record(Held.of(operation), new Step.Working(SECRET, Duration.ZERO, ""));
            Operation again = store.claim(Work.WORKER, 1).getFirst();
            store.record(Held.of(again), new Step.Compensate(Work.failure(), ""));

            assertThat(store.operation(operation.id()).orElseThrow().progress().abandoned())
                    .contains(SECRET);
        }
    }
}
