package dev.sutler.testkit.store;

import static dev.sutler.testkit.store.Given.failed;
import static dev.sutler.testkit.store.Given.finished;
import static dev.sutler.testkit.store.Samples.ALICE;
import static dev.sutler.testkit.store.Samples.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingSnapshot;
import dev.sutler.core.lifecycle.BindingState;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.lifecycle.Transition;
import dev.sutler.core.store.Step.Change;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Secret;
import dev.sutler.spi.Validity;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// How bindings come, change and go.
public interface StoreBindingContract extends StoreFixture {

    /// The binding that most tests are about.
    BindingKey KEY = new BindingKey("i", "b");

    @Test
    default void nothingIsKnownOfABindingThatNobodyMade() {
        assertThat(store().binding(KEY)).isEqualTo(BindingSnapshot.UNKNOWN);
    }

    @Test
    default void theInstanceIsKnownWhereTheBindingIsNot() {
        StoredInstance instance = new Given(store()).ready("i");

        BindingSnapshot snapshot = store().binding(KEY);

        assertThat(snapshot.instance()).contains(instance);
        assertThat(snapshot.binding()).isEmpty();
        assertThat(snapshot.latest()).isEmpty();
    }

    @Test
    default void aNewBindingIsStoredAsItWasGivenWithVersionOne() {
        Given given = new Given(store());
        StoredInstance instance = given.ready("i");

        given.binding(KEY, Optional.of(ALICE));

        assertThat(given.binding(KEY))
                .isEqualTo(
                        new StoredBinding(
                                KEY,
                                Samples.binding(KEY).request(),
                                BindingState.BINDING,
                                1,
                                Optional.empty()));
        assertThat(given.instance("i")).isEqualTo(instance);
    }

    @Test
    default void aBindingIdThatIsTakenIsNotGivenAgain() {
        Given given = new Given(store());
        given.ready("i");
        StoredBinding first = given.bound(KEY);

        assertThat(store().begin(given.bind(KEY), Optional.of(ALICE))).isEmpty();

        assertThat(given.binding(KEY)).isEqualTo(first);
    }

    @Test
    default void theSameBindingIdCanBeUsedUnderAnotherInstance() {
        Given given = new Given(store());
        given.ready("i");
        given.ready("j");
        given.bound(KEY);

        given.bound(new BindingKey("j", "b"));

        assertThat(store().bindings("i")).hasSize(1);
        assertThat(store().bindings("j")).hasSize(1);
    }

    @Test
    default void aBindingIsNotMadeUnderAMovedVersionOfItsInstance() {
        Given given = new Given(store());
        given.ready("i");
        Transition stale = given.bind(KEY);
        given.record(given.updating("i"), finished(new Change.InstanceAsBefore()));

        assertThat(store().begin(stale, Optional.of(ALICE))).isEmpty();

        assertThat(store().binding(KEY).binding()).isEmpty();
        assertThat(store().binding(KEY).latest()).isEmpty();
    }

    @Test
    default void aBindingOfNothingIsNotMade() {
        Transition bind =
                new Transition.Bind(Samples.binding(KEY), 1, operation(KEY, OperationKind.BIND));

        assertThat(store().begin(bind, Optional.of(ALICE))).isEmpty();

        assertThat(store().binding(KEY)).isEqualTo(BindingSnapshot.UNKNOWN);
    }

    @Test
    default void aFinishedBindingHasWhatWasHandedOut() {
        Given given = new Given(store());
        given.ready("i");

        StoredBinding bound = given.bound(KEY);

        assertThat(bound.state()).isEqualTo(BindingState.READY);
        assertThat(bound.version()).isEqualTo(2);
        assertThat(bound.details()).contains(Samples.bindingDetails());
    }

    @Test
    default void aBindingWithoutCredentialsHasNone() {
        Given given = new Given(store());
        given.ready("i");
        BindingDetails details =
                new BindingDetails(
                        Optional.empty(),
                        List.of(),
                        BindingDetails.Delivery.NONE,
                        Validity.UNLIMITED,
                        Samples.empty());

        given.record(
                given.binding(KEY, Optional.of(ALICE)), finished(new Change.BindingReady(details)));

        assertThat(given.binding(KEY).details()).contains(details);
    }

    @Test
    default void credentialsKeepTheOrderOfTheirKeysAndEveryCharacter() {
        Given given = new Given(store());
        given.ready("i");
        ObjectNode credentials =
                Samples.empty()
                        .put("z", "\u0000\t\ud83d\udc18'\"\\")
                        .put("a", new BigDecimal("1.50"))
                        .put("m", 1);
        BindingDetails details = BindingDetails.ofCredentials(Secret.of(credentials), List.of());

        given.record(
                given.binding(KEY, Optional.of(ALICE)), finished(new Change.BindingReady(details)));

        assertThat(given.binding(KEY).details().orElseThrow().credentials().orElseThrow().reveal())
                .hasToString(credentials.toString());
    }

    @Test
    default void aFailedBindingStartsAgainUnderItsVersionAndInItsNewForm() {
        Given given = new Given(store());
        StoredInstance instance = given.ready("i");
        given.record(given.binding(KEY, Optional.of(ALICE)), failed(new Change.BindingFailed()));
        StoredBinding failed = given.binding(KEY);
        assertThat(failed.state()).isEqualTo(BindingState.FAILED);
        StoredBinding.Request request =
                new StoredBinding.Request(
                        "plan-large",
                        Samples.json("{'role': 'writer'}"),
                        Samples.empty(),
                        Samples.empty(),
                        Optional.empty());
        StoredBinding again =
                new StoredBinding(
                        KEY, request, BindingState.BINDING, failed.version(), Optional.empty());
        Transition bind =
                new Transition.Bind(
                        again, instance.status().version(), operation(KEY, OperationKind.BIND));

        given.begin(bind, Optional.of(ALICE));

        assertThat(given.binding(KEY))
                .isEqualTo(
                        new StoredBinding(KEY, request, BindingState.BINDING, 3, Optional.empty()));
        assertThat(store().begin(bind, Optional.of(ALICE))).as("under a stale version").isEmpty();
    }

    @Test
    default void unbindingKeepsWhatWasHandedOutUntilItIsFinished() {
        Given given = new Given(store());
        given.ready("i");
        StoredBinding bound = given.bound(KEY);

        given.unbinding(KEY);

        assertThat(given.binding(KEY))
                .isEqualTo(
                        new StoredBinding(
                                KEY, bound.request(), BindingState.UNBINDING, 3, bound.details()));
    }

    @Test
    default void anUnboundBindingIsGoneAndItsOperationIsKnown() {
        Given given = new Given(store());
        StoredInstance instance = given.ready("i");
        given.bound(KEY);

        given.record(given.unbinding(KEY), finished(new Change.BindingRemoved()));

        BindingSnapshot snapshot = store().binding(KEY);
        assertThat(snapshot.instance()).contains(instance);
        assertThat(snapshot.binding()).isEmpty();
        assertThat(snapshot.latest().orElseThrow().kind()).isEqualTo(OperationKind.UNBIND);
    }

    @Test
    default void anUnbindThatFailedLeavesTheBindingAsBeforeOrFailed() {
        Given given = new Given(store());
        given.ready("i");
        StoredBinding bound = given.bound(KEY);

        given.record(given.unbinding(KEY), failed(new Change.BindingAsBefore()));
        assertThat(given.binding(KEY).state()).isEqualTo(BindingState.READY);
        assertThat(given.binding(KEY).version()).isEqualTo(bound.version() + 2);

        given.record(given.unbinding(KEY), failed(new Change.BindingFailed()));
        assertThat(given.binding(KEY).state()).isEqualTo(BindingState.FAILED);
        assertThat(given.binding(KEY).version()).isEqualTo(bound.version() + 4);
        assertThat(given.binding(KEY).details()).isEqualTo(bound.details());
    }

    @Test
    default void anUnbindUnderAStaleVersionOfBindingOrInstanceWritesNothing() {
        Given given = new Given(store());
        given.ready("i");
        given.bound(KEY);
        Transition stale = given.unbind(KEY, Optional.empty());
        given.record(given.unbinding(KEY), failed(new Change.BindingAsBefore()));
        assertThat(store().begin(stale, Optional.of(ALICE))).as("binding moved").isEmpty();

        Transition alsoStale = given.unbind(KEY, Optional.empty());
        given.record(given.updating("i"), finished(new Change.InstanceAsBefore()));
        assertThat(store().begin(alsoStale, Optional.of(ALICE))).as("instance moved").isEmpty();

        assertThat(given.binding(KEY).state()).isEqualTo(BindingState.READY);
    }

    @Test
    default void bindingsAreListedOldestFirstInAnyState() {
        Given given = new Given(store());
        given.ready("i");
        given.bound(new BindingKey("i", "z"));
        given.binding(new BindingKey("i", "a"), Optional.of(ALICE));
        given.bound(new BindingKey("i", "m"));
        given.unbinding(new BindingKey("i", "m"));

        assertThat(store().bindings("i"))
                .extracting(StoredBinding::key)
                .extracting(BindingKey::bindingId)
                .containsExactly("z", "a", "m");
    }

    @Test
    default void anInstanceSaysWhetherItsBindingsAreBusy() {
        Given given = new Given(store());
        given.ready("i");
        assertThat(store().instance("i").bindingsBusy()).isFalse();

        var operation = given.binding(KEY, Optional.of(ALICE));
        assertThat(store().instance("i").bindingsBusy()).isTrue();
        assertThat(store().instance("i").active()).isEmpty();

        given.record(operation, finished(new Change.BindingReady(Samples.bindingDetails())));
        assertThat(store().instance("i").bindingsBusy()).isFalse();
    }
}
