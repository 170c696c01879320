package dev.sutler.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.store.Step.Change;
import dev.sutler.core.store.Store;
import dev.sutler.testkit.real.RealPostgres;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
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

        assertThat(database.forget(4)).isEqualTo(4);
        assertThat(database.forget(4)).isEqualTo(4);
        assertThat(database.forget(4)).isEqualTo(2);
        assertThat(database.forget(4)).isZero();

        assertThat(operations()).isZero();
    }

    @Test
    void whatIsStillRememberedStays() {
        Work.gone(store, "i");
        Databases.age(place, Duration.ofDays(6));

        assertThat(database.forget(100)).isZero();

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

        assertThat(database.forget(100)).isEqualTo(2);

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

        assertThat(database.forget(100)).isEqualTo(2);

        assertThat(store.instance("i").latest()).isPresent();
    }

    @Test
    void activeOperationsStay() {
        Work.provisioning(store, "i");
        Databases.age(place, LONG);

        assertThat(database.forget(100)).isZero();
    }

    private long operations() {
        return Databases.number(place, "SELECT count(*) FROM operation");
    }
}
