package dev.sutler.testkit.store;

import static dev.sutler.testkit.store.Given.finished;
import static dev.sutler.testkit.store.Given.held;
import static dev.sutler.testkit.store.Samples.ALICE;
import static dev.sutler.testkit.store.Samples.BOB;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.InstanceState;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.lifecycle.Transition;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Step.Change;
import dev.sutler.core.store.Store;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Many at once, in two processes.
public interface StoreConcurrencyContract extends StoreFixture {

    /// How often a race between two is run.
    int RACES = 25;

    @Test
    default void ofManyThatProvisionTheSameIdExactlyOneBegins() {
        List<Optional<Operation>> results =
                parallel(
                        32,
                        (store, number) -> store.begin(Given.provision("i"), Optional.of(ALICE)));

        assertThat(results).filteredOn(Optional::isPresent).hasSize(1);
        assertThat(store().instance("i").active()).isPresent();
    }

    @Test
    default void ofManyThatUpdateTheSameVersionExactlyOneBegins() {
        Given given = new Given(store());
        given.ready("i");

        List<Optional<Operation>> results =
                parallel(16, (store, number) -> store.begin(given.update("i"), Optional.of(ALICE)));

        assertThat(results).filteredOn(Optional::isPresent).hasSize(1);
        assertThat(given.instance("i").status().version()).isEqualTo(3);
    }

    @Test
    default void bindingsOfOneInstanceBeginInParallel() {
        Given given = new Given(store());
        given.ready("i");

        List<Optional<Operation>> results =
                parallel(
                        32,
                        (store, number) ->
                                store.begin(
                                        given.bind(new BindingKey("i", "b" + number)),
                                        Optional.of(ALICE)));

        assertThat(results).allMatch(Optional::isPresent);
        assertThat(store().bindings("i")).hasSize(32);
    }

    @Test
    default void ofManyThatBindTheSameIdExactlyOneBegins() {
        Given given = new Given(store());
        BindingKey key = new BindingKey("i", "b");
        given.ready("i");
        Transition[] binds =
                IntStream.range(0, 16)
                        .mapToObj(number -> given.bind(key))
                        .toArray(Transition[]::new);

        List<Optional<Operation>> results =
                parallel(16, (store, number) -> store.begin(binds[number], Optional.of(ALICE)));

        assertThat(results).filteredOn(Optional::isPresent).hasSize(1);
        assertThat(store().bindings("i")).hasSize(1);
    }

    @RepeatedTest(RACES)
    default void aBindAndADeprovisionNeverBothBegin() {
        Given given = new Given(store());
        given.ready("i");
        Transition bind = given.bind(new BindingKey("i", "b"));
        Transition deprovision = given.deprovision("i", Optional.empty());

        List<Optional<Operation>> results = race(bind, deprovision);

        assertThat(results).filteredOn(Optional::isPresent).hasSize(1);
        boolean removing = given.instance("i").state() == InstanceState.DEPROVISIONING;
        assertThat(store().bindings("i")).hasSize(removing ? 0 : 1);
        assertThat(store().instance("i").bindingsBusy()).isNotEqualTo(removing);
    }

    @RepeatedTest(RACES)
    default void aBindAndAnUpdateNeverBothBegin() {
        Given given = new Given(store());
        given.ready("i");
        Transition bind = given.bind(new BindingKey("i", "b"));
        Transition update = given.update("i");

        List<Optional<Operation>> results = race(bind, update);

        assertThat(results).filteredOn(Optional::isPresent).hasSize(1);
        boolean updating = given.instance("i").state() == InstanceState.UPDATING;
        assertThat(store().instance("i").bindingsBusy()).isNotEqualTo(updating);
    }

    @RepeatedTest(RACES)
    default void anUnbindAndADeprovisionNeverBothBegin() {
        Given given = new Given(store());
        BindingKey key = new BindingKey("i", "b");
        given.ready("i");
        given.bound(key);
        Transition unbind = given.unbind(key, Optional.empty());
        Transition deprovision = given.deprovision("i", Optional.empty());

        List<Optional<Operation>> results = race(unbind, deprovision);

        assertThat(results).filteredOn(Optional::isPresent).hasSize(1);
    }

    @RepeatedTest(RACES)
    default void aBindThatFinishesAndADeprovisionDoNotHurtEachOther() {
        Given given = new Given(store());
        BindingKey key = new BindingKey("i", "b");
        given.ready("i");
        Operation bind = given.binding(key, Optional.of(ALICE));
        Step ready = finished(new Change.BindingReady(Samples.bindingDetails()));
        Transition deprovision = given.deprovision("i", Optional.empty());

        List<Boolean> results =
                both(
                        () -> store().record(held(bind), ready),
                        () -> anotherStore().begin(deprovision, Optional.of(BOB)).isPresent());

        assertThat(results.getFirst()).isTrue();
        assertThat(given.binding(key).details()).isPresent();
        assertThat(given.instance("i").state())
                .isEqualTo(results.getLast() ? InstanceState.DEPROVISIONING : InstanceState.READY);
    }

    @RepeatedTest(RACES)
    default void anOperationEitherFinishesOrIsCutShort() {
        Given given = new Given(store());
        Operation provision = given.provisioning("i");
        Step ready = finished(new Change.InstanceReady(Samples.instanceDetails()));
        Transition deprovision = given.deprovision("i", Optional.of(provision.id()));

        List<Boolean> results =
                both(
                        () -> store().record(held(provision), ready),
                        () -> anotherStore().begin(deprovision, Optional.of(BOB)).isPresent());

        assertThat(results).containsOnlyOnce(true);
        boolean made = results.getFirst();
        assertThat(given.operation(provision.id()).state())
                .isEqualTo(made ? OperationState.SUCCEEDED : OperationState.FAILED);
        assertThat(given.instance("i").state())
                .isEqualTo(made ? InstanceState.READY : InstanceState.DEPROVISIONING);
    }

    @RepeatedTest(RACES)
    default void aRemovalBeginsHoweverLateItsPredecessorIsReleased() {
        Given given = new Given(store());
        Operation provision = given.provisioning("i");
        Transition deprovision = given.deprovision("i", Optional.of(provision.id()));

        both(
                () -> {
                    store().release(held(provision), Duration.ofHours(1));
                    return true;
                },
                () -> anotherStore().begin(deprovision, Optional.empty()).isPresent());

        assertThat(store().claim(ALICE, 10))
                .extracting(Operation::id)
                .containsExactly(deprovision.operation().id());
    }

    @RepeatedTest(5)
    default void workersNeverClaimTheSameOperation() {
        Given given = new Given(store());
        List<UUID> ids =
                IntStream.range(0, 60).mapToObj(number -> given.queued("i" + number).id()).toList();

        List<List<UUID>> claimed = parallel(6, (store, number) -> claimAll(store));

        assertThat(claimed.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(ids);
    }

    private static List<UUID> claimAll(Store store) {
        UUID worker = UUID.randomUUID();
        List<UUID> all = new ArrayList<>();
        // What another worker is just claiming is passed over, so an empty answer is not the end.
        while (store.nextDue().isPresent()) {
            store.claim(worker, 25).stream().map(Operation::id).forEach(all::add);
        }
        return all;
    }

    private List<Optional<Operation>> race(Transition one, Transition other) {
        return both(
                () -> store().begin(one, Optional.of(ALICE)),
                () -> anotherStore().begin(other, Optional.of(BOB)));
    }

    private static <T> List<T> both(Supplier<T> one, Supplier<T> other) {
        return Together.run(Stream.of(one, other).map(task -> (Callable<T>) task::get).toList());
    }

    private <T> List<T> parallel(int count, BiFunction<Store, Integer, T> task) {
        return Together.run(
                IntStream.range(0, count)
                        .mapToObj(
                                number ->
                                        (Callable<T>)
                                                () ->
                                                        task.apply(
                                                                number % 2 == 0
                                                                        ? store()
                                                                        : anotherStore(),
                                                                number))
                        .toList());
    }
}
