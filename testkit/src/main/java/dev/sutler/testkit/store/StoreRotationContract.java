package dev.sutler.testkit.store;

import static dev.sutler.testkit.store.Given.failed;
import static dev.sutler.testkit.store.Given.finished;
import static dev.sutler.testkit.store.Given.held;
import static dev.sutler.testkit.store.Samples.ALICE;
import static dev.sutler.testkit.store.Samples.BOB;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingState;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.Transition;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Step.Change;
import dev.sutler.spi.BindingDetails;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;

/// What is written when a binding gets new credentials.
public interface StoreRotationContract extends StoreFixture {

    /// The binding that these tests are about.
    BindingKey ROTATED = new BindingKey("i", "rotated");

    @Test
    default void aRotationIsStoredAndItsBindingKeepsWhatItHas() {
        Given given = new Given(store());
        given.ready("i");
        StoredBinding bound = given.bound(ROTATED);

        Operation operation = given.rotating(ROTATED);

        assertThat(operation.kind()).isEqualTo(OperationKind.ROTATE);
        assertThat(given.binding(ROTATED).state()).isEqualTo(BindingState.ROTATING);
        assertThat(given.binding(ROTATED).version()).isEqualTo(bound.version() + 1);
        assertThat(given.binding(ROTATED).details()).isEqualTo(bound.details());
        assertThat(store().instance("i").bindingsBusy()).isTrue();
    }

    @Test
    default void aRotationThatSucceededHasNewCredentials() {
        Given given = new Given(store());
        given.ready("i");
        given.bound(ROTATED);
        BindingDetails renewed = Samples.bindingDetails();

        given.record(given.rotating(ROTATED), finished(new Change.BindingReady(renewed)));

        assertThat(given.binding(ROTATED).state()).isEqualTo(BindingState.READY);
        assertThat(given.binding(ROTATED).details()).contains(renewed);
    }

    @Test
    default void revokedCredentialsAreGoneWhileTheRotationGoesOn() {
        Given given = new Given(store());
        given.ready("i");
        given.bound(ROTATED);
        Operation operation = given.rotating(ROTATED);

        given.record(operation, new Step.CredentialsRevoked());
        given.record(operation, new Step.CredentialsRevoked());

        assertThat(given.binding(ROTATED).state()).isEqualTo(BindingState.ROTATING);
        assertThat(given.binding(ROTATED).details()).isEmpty();
        Operation after = given.operation(operation.id());
        assertThat(after.progress().attempt()).isEqualTo(1);
        assertThat(after.progress().checkpoint()).isEmpty();
        given.record(operation, failed(new Change.BindingFailed()));
        assertThat(given.binding(ROTATED).state()).isEqualTo(BindingState.FAILED);
    }

    @Test
    default void aStaleWorkerRevokesNothing() {
        Given given = new Given(store());
        given.ready("i");
        given.bound(ROTATED);
        Operation stale = given.rotating(ROTATED);
        advance(LEASE.plus(Duration.ofSeconds(1)));
        store().claim(BOB, 1);

        assertThat(store().record(held(stale), new Step.CredentialsRevoked())).isFalse();

        assertThat(given.binding(ROTATED).details()).isPresent();
    }

    @Test
    default void aRotationUnderAStaleVersionOrOfAnInstanceThatIsNotReadyIsNotStored() {
        Given given = new Given(store());
        given.ready("i");
        given.bound(ROTATED);
        Transition stale = given.rotate(ROTATED);
        given.record(given.rotating(ROTATED), failed(new Change.BindingAsBefore()));
        assertThat(store().begin(stale, Optional.of(ALICE))).as("binding moved").isEmpty();

        given.record(given.updating("i"), failed(new Change.InstanceFailed()));
        assertThat(store().begin(given.rotate(ROTATED), Optional.of(ALICE)))
                .as("instance failed")
                .isEmpty();
        assertThat(given.binding(ROTATED).state()).isEqualTo(BindingState.READY);
    }

    @Test
    default void aRotationIsCutShortByAnUnbind() {
        Given given = new Given(store());
        given.ready("i");
        given.bound(ROTATED);
        Operation rotation = given.rotating(ROTATED);

        Operation unbind =
                given.begin(given.unbind(ROTATED, Optional.of(rotation.id())), Optional.of(BOB));

        assertThat(given.binding(ROTATED).state()).isEqualTo(BindingState.UNBINDING);
        assertThat(given.operation(rotation.id()).state().active()).isFalse();
        assertThat(store().claim(BOB, 10)).as("its worker has not let go").isEmpty();
        store().release(held(rotation), Duration.ZERO);
        assertThat(store().claim(BOB, 10)).extracting(Operation::id).containsExactly(unbind.id());
    }
}
