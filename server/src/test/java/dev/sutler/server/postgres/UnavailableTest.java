package dev.sutler.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Store;
import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A database that goes away, or that is too busy to answer.
final class UnavailableTest {

    @Test
    void aServerThatDiedIsUnavailableUntilItIsBack() {
        try (RealPostgres server = RealPostgres.start(Major.EMBEDDED)) {
            RealPostgres.Database place = server.createDatabase("unavailable");
            try (PostgresDatabase database = Databases.open(Databases.narrow(place))) {
                Store store = database.store();
                Operation operation = Work.provisioning(store, "i");

                server.crash();
                thenEverythingIsUnavailable(store, operation);
                assertThat(database.ready()).isFalse();

                server.startAgain();
                awaitAnswer(() -> store.instance("i"));
                awaitAnswer(store::nextDue);
                awaitAnswer(() -> store.renew(List.of(Work.held(operation))));
                assertThat(database.ready()).isTrue();
                assertThat(store.instance("i").active().map(Operation::id))
                        .contains(operation.id());
                assertThat(store.record(Work.held(operation), new Step.Reported("back"))).isTrue();
            }
        }
    }

    /* Each pool tries again by itself, less and less often, but at least every few seconds. */
    private static void awaitAnswer(Runnable call) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!answers(call)) {
            assertThat(System.nanoTime()).as("answered in time").isLessThan(deadline);
        }
    }

    private static boolean answers(Runnable call) {
        try {
            call.run();
            return true;
        } catch (StoreUnavailableException away) {
            return false;
        }
    }

    private static void thenEverythingIsUnavailable(Store store, Operation operation) {
        List<Runnable> calls =
                List.of(
                        () -> store.instance("i"),
                        () -> store.bindings("i"),
                        () -> store.operation(operation.id()),
                        () -> store.begin(Work.provision("j", Json.object()), Optional.empty()),
                        () -> store.claim(UUID.randomUUID(), 1),
                        () -> store.renew(List.of(Work.held(operation))),
                        () -> store.record(Work.held(operation), new Step.Reported("no")),
                        store::nextDue);
        for (Runnable call : calls) {
            assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(call::run)
                    .withMessageStartingWith("The store could not ");
        }
    }

    @Test
    void connectionsThatAreEndedAreReplaced() {
        RealPostgres.Database place = Databases.create("unavailable");
        try (PostgresDatabase database = Databases.open(Databases.narrow(place))) {
            Work.ready(database.store(), "i");

            Databases.execute(
                    RealPostgres.shared(Major.EMBEDDED).superuser(),
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                            + place.name()
                            + "'");

            awaitAnswer(() -> database.store().instance("i"));
            assertThat(database.store().instance("i").instance()).isPresent();
        }
    }

    @Test
    void aStatementThatTakesTooLongIsGivenUp() throws SQLException {
        RealPostgres.Database place = Databases.create("unavailable");
        try (PostgresDatabase database = Databases.open(Databases.narrow(place));
                Connection locker = place.connect()) {
            Work.ready(database.store(), "i");
            lock(locker);

            assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(
                            () ->
                                    database.store()
                                            .begin(
                                                    Work.update(database.store(), "i"),
                                                    Optional.empty()))
                    .withMessageContaining("57014");
        }
    }

    @Test
    void busyRequestsKeepOthersWaitingButNoWorkerFromRenewing() throws Exception {
        RealPostgres.Database place = Databases.create("unavailable");
        try (PostgresDatabase database = Databases.open(Databases.narrow(place));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection locker = place.connect()) {
            Store store = database.store();
            Work.ready(store, "i");
            Operation held = Work.provisioning(store, "j");
            lock(locker);
            CompletableFuture<Boolean> started = new CompletableFuture<>();
            var update = Work.update(store, "i");
            Future<?> blocked =
                    threads.submit(
                            () -> {
                                started.complete(true);
                                store.begin(update, Optional.empty());
                            });
            started.get();
            awaitBlocked(place);

            assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(() -> store.instance("i"))
                    .withMessageContaining("all connections are busy");
            assertThat(store.renew(List.of(Work.held(held)))).hasSize(1);
            assertThat(store.record(Work.held(held), new Step.Reported("on"))).isTrue();
            assertThat(database.ready()).isTrue();
            assertThat(blocked).failsWithin(Duration.ofSeconds(5));
        }
    }

    private static void lock(Connection locker) throws SQLException {
        locker.setAutoCommit(false);
        try (Statement statement = locker.createStatement()) {
            statement.execute("SELECT 1 FROM service_instance WHERE id = 'i' FOR UPDATE");
        }
    }

    private static void awaitBlocked(RealPostgres.Database place) {
        long blocked;
        do {
            blocked =
                    Databases.number(
                            place,
                            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                    + " AND datname = current_database()");
        } while (blocked == 0);
    }
}
