package dev.sutler.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.store.Step.Change;
import dev.sutler.core.store.Store;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.store.StoreFixture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

final class ForgettingTest {

    private static final Duration LONG = Duration.ofDays(8);

    private final RealPostgres.Database place = Databases.create("forgetting");
    private final PostgresDatabase database = Databases.open(Databases.options(place));
    private final Store store = database.store();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void operationsOfWhatIsGoneAreRemovedInBatches() {
        for (int number = 0; number < 5; number++) {
            Work.gone(store, "i" + number);
        }
        Databases.age(place, LONG);

        Sweep first = database.forget(Sweep.Position.START, 4);
        Sweep second = database.forget(first.next().orElseThrow(), 4);
        Sweep third = database.forget(second.next().orElseThrow(), 4);

        assertThat(List.of(first, second, third))
                .extracting(Sweep::removed)
                .containsExactly(4, 4, 2);
        assertThat(third.next()).isEmpty();
        assertThat(operations()).isZero();
    }

    @Test
    void whatIsStillRememberedStays() {
        Work.gone(store, "i");
        Databases.age(place, Duration.ofDays(6));

        assertThat(database.forget(Sweep.Position.START, 100).removed()).isZero();

        assertThat(operations()).isEqualTo(2);
    }

    @Test
    void theLatestOperationOfALivingResourceStays() {
        BindingKey key = new BindingKey("i", "b");
        Work.ready(store, "i");
        Work.updated(store, "i");
        Work.bound(store, key, Json.object());
        var unbind = store.begin(Work.unbind(store, key), Optional.of(Work.WORKER)).orElseThrow();
        store.record(Work.held(unbind), Work.finished(new Change.BindingFailed()));
        Databases.age(place, LONG);

        assertThat(database.forget(Sweep.Position.START, 100).removed()).isEqualTo(2);

        assertThat(store.instance("i").latest().orElseThrow().kind())
                .isEqualTo(OperationKind.UPDATE);
        assertThat(store.binding(key).latest().orElseThrow().kind())
                .isEqualTo(OperationKind.UNBIND);
    }

    @Test
    void operationsOfABindingThatIsGoneAreRemovedWhileItsInstanceLives() {
        BindingKey key = new BindingKey("i", "b");
        Work.ready(store, "i");
        Work.bound(store, key, Json.object());
        var unbind = store.begin(Work.unbind(store, key), Optional.of(Work.WORKER)).orElseThrow();
        store.record(Work.held(unbind), Work.finished(new Change.BindingRemoved()));
        Databases.age(place, LONG);

        assertThat(database.forget(Sweep.Position.START, 100).removed()).isEqualTo(2);

        assertThat(store.instance("i").latest()).isPresent();
    }

    @Test
    void activeOperationsStay() {
        Work.provisioning(store, "i");
        Databases.age(place, LONG);

        assertThat(database.forget(Sweep.Position.START, 100).removed()).isZero();
    }

    @Test
    void whatStaysIsPassedByOnce() {
        for (int number = 0; number < 5; number++) {
            Work.ready(store, "living" + number);
        }
        Work.gone(store, "gone");
        Databases.age(place, LONG);

        Sweep first = database.forget(Sweep.Position.START, 5);
        Sweep second = database.forget(first.next().orElseThrow(), 5);

        assertThat(first.removed()).isZero();
        assertThat(second.removed()).isEqualTo(2);
    }

    @Test
    void aBatchThatIsStillGoingOnKeepsNobodyWaiting() throws SQLException {
        Work.gone(store, "i");
        Databases.age(place, LONG);
        try (Connection batch = place.connect()) {
            batch.setAutoCommit(false);
            Sweep removed =
                    new Forgetting(StoreFixture.MEMORY).forget(batch, Sweep.Position.START, 100);
            assertThat(removed.removed()).isEqualTo(2);

            Work.gone(store, "i");

            batch.commit();
        }
        assertThat(operations()).isEqualTo(2);
    }

    @Test
    void whatSomebodyElseHasLockedIsLeftForLater() throws SQLException {
        Work.gone(store, "i");
        Work.gone(store, "j");
        Databases.age(place, LONG);
        try (Connection other = place.connect()) {
            other.setAutoCommit(false);
            try (var statement = other.createStatement()) {
                statement.execute("SELECT 1 FROM operation WHERE instance_id = 'i' FOR UPDATE");
            }

            assertThat(database.forget(Sweep.Position.START, 100).removed()).isEqualTo(2);
            // A connection that is closed may keep its locks for a moment.
            other.rollback();
        }
        assertThat(database.forget(Sweep.Position.START, 100).removed()).isEqualTo(2);
    }

    private long operations() {
        return Databases.number(place, "SELECT count(*) FROM operation");
    }
}
