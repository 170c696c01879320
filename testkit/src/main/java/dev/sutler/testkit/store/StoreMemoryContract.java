package dev.sutler.testkit.store;

import static dev.sutler.testkit.store.Given.finished;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingSnapshot;
import dev.sutler.core.lifecycle.InstanceSnapshot;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.store.Step.Change;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;

/// How long what is gone is remembered.
public interface StoreMemoryContract extends StoreFixture {

    @Test
    default void theRemovalOfAnInstanceIsRememberedForAWhile() {
        Operation removal = new Given(store()).gone("i");

        advance(MEMORY.minusMinutes(1));

        assertThat(store().instance("i").latest().map(Operation::id)).contains(removal.id());
        assertThat(store().operation(removal.id())).isPresent();
    }

    @Test
    default void theRemovalOfAnInstanceIsForgottenInTheEnd() {
        Operation removal = new Given(store()).gone("i");

        advance(MEMORY);

        assertThat(store().instance("i")).isEqualTo(InstanceSnapshot.UNKNOWN);
        assertThat(store().operation(removal.id())).isEmpty();
    }

    @Test
    default void theRemovalOfABindingIsRememberedForAWhileAndForgottenInTheEnd() {
        Given given = new Given(store());
        BindingKey key = new BindingKey("i", "b");
        given.ready("i");
        given.bound(key);
        Operation removal = given.unbinding(key);
        given.record(removal, finished(new Change.BindingRemoved()));

        advance(MEMORY.minusMinutes(1));
        assertThat(store().binding(key).latest().map(Operation::id)).contains(removal.id());

        advance(Duration.ofMinutes(1));
        assertThat(store().binding(key))
                .isEqualTo(
                        new BindingSnapshot(
                                Optional.of(given.instance("i")),
                                Optional.empty(),
                                Optional.empty()));
        assertThat(store().operation(removal.id())).isEmpty();
    }

    @Test
    default void whatMadeALivingResourceIsRememberedAsLongAsItLives() {
        Given given = new Given(store());
        BindingKey key = new BindingKey("i", "b");
        given.ready("i");
        given.bound(key);

        advance(MEMORY.multipliedBy(10));

        Operation ofInstance = store().instance("i").latest().orElseThrow();
        Operation ofBinding = store().binding(key).latest().orElseThrow();
        assertThat(store().operation(ofInstance.id())).isPresent();
        assertThat(store().operation(ofBinding.id())).isPresent();
    }

    @Test
    default void anActiveOperationIsNeverForgotten() {
        Operation operation = new Given(store()).queued("i");

        advance(MEMORY.multipliedBy(10));

        assertThat(store().instance("i").active().map(Operation::id)).contains(operation.id());
        assertThat(store().claim(Samples.ALICE, 1)).hasSize(1);
    }
}
