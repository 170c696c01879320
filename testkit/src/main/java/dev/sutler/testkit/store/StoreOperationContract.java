package dev.sutler.testkit.store;

import static dev.sutler.testkit.store.Given.failed;
import static dev.sutler.testkit.store.Given.finished;
import static dev.sutler.testkit.store.Samples.ALICE;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.Caller;
import dev.sutler.core.lifecycle.NewOperation;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.Operation.Schedule;
import dev.sutler.core.lifecycle.Operation.Subject;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationProgress;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.lifecycle.Order;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.lifecycle.Transition;
import dev.sutler.core.store.Step.Change;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// How operations are stored and found.
public interface StoreOperationContract extends StoreFixture {

    @Test
    default void anOperationThatNobodyKnowsIsNotFound() {
        assertThat(store().operation(UUID.randomUUID())).isEmpty();
    }

    @Test
    default void anOperationWithoutAWorkerIsQueuedAndDueAtOnce() {
        Operation operation = new Given(store()).queued("i");

        assertThat(operation.progress()).isEqualTo(OperationProgress.fresh(Optional.empty()));
        assertThat(operation.lease().worker()).isEmpty();
        assertThat(operation.schedule().runAt()).isEqualTo(operation.schedule().createdAt());
        assertThat(store().nextDue()).contains(Duration.ZERO);
    }

    @Test
    default void anOperationWithAWorkerIsItsOwnAtOnceAndInItsFirstAttempt() {
        Operation operation = new Given(store()).provisioning("i");

        assertThat(operation.state()).isEqualTo(OperationState.RUNNING);
        assertThat(operation.progress().attempt()).isEqualTo(1);
        assertThat(operation.lease().heldBy(ALICE)).isTrue();
        assertThat(store().claim(Samples.BOB, 10)).isEmpty();
    }

    @Test
    default void anOperationKeepsWhatWasOrdered() {
        Given given = new Given(store());
        StoredInstance ready = given.ready("i");
        Order order =
                new Order(
                        "fingerprint",
                        Optional.of(Samples.shape("plan-large")),
                        true,
                        Samples.caller(),
                        Duration.ofSeconds(90, 5_000));
        NewOperation ordered =
                new NewOperation(
                        UUID.randomUUID(),
                        Subject.of("i"),
                        OperationKind.UPDATE,
                        order,
                        Optional.of(Samples.json("{'left': 'behind'}")));

        Operation begun =
                given.begin(
                        new Transition.Update("i", ready.status().version(), ordered),
                        Optional.of(ALICE));

        Operation found = given.operation(ordered.id());
        assertThat(found.subject()).isEqualTo(Subject.of("i"));
        assertThat(found.kind()).isEqualTo(OperationKind.UPDATE);
        assertThat(found.order()).isEqualTo(order);
        assertThat(found.progress().abandoned()).contains(Samples.json("{'left': 'behind'}"));
        assertThat(withoutReading(begun)).isEqualTo(withoutReading(found));
    }

    @Test
    default void aCallerWithoutAnIdentityHasNone() {
        Given given = new Given(store());
        StoredInstance ready = given.ready("i");
        Order order =
                new Order(
                        "",
                        Optional.empty(),
                        false,
                        new Caller("kubernetes", Optional.empty(), "request-2"),
                        Duration.ofDays(30));
        NewOperation ordered =
                new NewOperation(
                        UUID.randomUUID(),
                        Subject.of("i"),
                        OperationKind.DEPROVISION,
                        order,
                        Optional.empty());

        given.begin(
                new Transition.Deprovision(
                        "i", ready.status().version(), Optional.empty(), ordered),
                Optional.empty());

        assertThat(given.operation(ordered.id()).order()).isEqualTo(order);
    }

    @Test
    default void theDeadlineIsTheTimeLimitAfterTheBeginning() {
        Schedule schedule = new Given(store()).queued("i").schedule();

        assertThat(Duration.between(schedule.createdAt(), schedule.deadline()))
                .isEqualTo(Samples.TIME_LIMIT);
        assertThat(schedule.finishedAt()).isEmpty();
    }

    @Test
    default void anOperationTellsItsAgeByTheStoresClock() {
        Given given = new Given(store());
        UUID id = given.queued("i").id();
        assertThat(given.operation(id).schedule().age()).isBetween(Duration.ZERO, LEASE);

        advance(Duration.ofHours(1));

        Schedule schedule = given.operation(id).schedule();
        assertThat(schedule.age()).isBetween(Duration.ofHours(1), Duration.ofHours(1).plus(LEASE));
        assertThat(schedule.remaining()).isNegative();
    }

    @Test
    default void aFinishedOperationHasATimeAndNoWorker() {
        Given given = new Given(store());
        Operation operation = given.provisioning("i");

        given.record(operation, finished(new Change.InstanceReady(Samples.instanceDetails())));

        Operation found = given.operation(operation.id());
        assertThat(found.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(found.progress().description()).isEqualTo("Done.");
        assertThat(found.progress().failure()).isEmpty();
        assertThat(found.schedule().finishedAt()).isPresent();
        assertThat(found.lease().worker()).isEmpty();
        assertThat(store().nextDue()).isEmpty();
    }

    @Test
    default void aFailedOperationSaysWhy() {
        Given given = new Given(store());
        Operation operation = given.provisioning("i");

        given.record(operation, failed(new Change.InstanceFailed()));

        OperationProgress progress = given.operation(operation.id()).progress();
        assertThat(progress.state()).isEqualTo(OperationState.FAILED);
        assertThat(progress.description()).isEqualTo("It failed.");
        assertThat(progress.failure()).contains(Samples.FAILURE);
    }

    @Test
    default void theLatestOperationOfAnInstanceIsTheOneBegunLast() {
        Given given = new Given(store());
        given.ready("i");
        given.record(given.updating("i"), finished(new Change.InstanceAsBefore()));

        Operation last = given.updating("i");

        assertThat(store().instance("i").latest().map(Operation::id)).contains(last.id());
        assertThat(store().instance("i").active().map(Operation::id)).contains(last.id());
    }

    @Test
    default void operationsOfInstancesAndOfTheirBindingsAreKeptApart() {
        Given given = new Given(store());
        BindingKey one = new BindingKey("i", "one");
        BindingKey two = new BindingKey("i", "two");
        given.ready("i");
        Operation provision = store().instance("i").latest().orElseThrow();
        Operation first = given.binding(one, Optional.of(ALICE));
        Operation second = given.binding(two, Optional.of(ALICE));

        assertThat(store().instance("i").latest().map(Operation::id)).contains(provision.id());
        assertThat(store().binding(one).latest().map(Operation::id)).contains(first.id());
        assertThat(store().binding(two).active().map(Operation::id)).contains(second.id());
        assertThat(given.operation(second.id()).subject()).isEqualTo(Subject.of(two));
    }

    @Test
    default void anInstanceHasOneActiveOperationAtMost() {
        Given given = new Given(store());
        Operation first = given.provisioning("i");
        StoredInstance before = given.instance("i");

        assertThat(store().begin(given.update("i"), Optional.of(ALICE))).isEmpty();
        assertThat(store().begin(given.deprovision("i", Optional.empty()), Optional.of(ALICE)))
                .isEmpty();

        assertThat(given.instance("i")).isEqualTo(before);
        assertThat(store().instance("i").latest().map(Operation::id)).contains(first.id());
    }

    @Test
    default void aBindingHasOneActiveOperationAtMost() {
        Given given = new Given(store());
        BindingKey key = new BindingKey("i", "b");
        given.ready("i");
        Operation first = given.binding(key, Optional.of(ALICE));

        assertThat(store().begin(given.unbind(key, Optional.empty()), Optional.of(ALICE)))
                .isEmpty();

        assertThat(given.binding(key).version()).isEqualTo(1);
        assertThat(store().binding(key).latest().map(Operation::id)).contains(first.id());
    }

    @Test
    default void anInstanceWithABusyBindingIsNotDeprovisioned() {
        Given given = new Given(store());
        BindingKey key = new BindingKey("i", "b");
        StoredInstance ready = given.ready("i");
        given.binding(key, Optional.of(ALICE));

        assertThat(store().begin(given.deprovision("i", Optional.empty()), Optional.of(ALICE)))
                .isEmpty();

        assertThat(given.instance("i")).isEqualTo(ready);
    }

    private static Operation withoutReading(Operation operation) {
        Schedule schedule = operation.schedule();
        Schedule same =
                new Schedule(
                        schedule.createdAt(),
                        schedule.runAt(),
                        schedule.deadline(),
                        schedule.finishedAt(),
                        schedule.createdAt());
        return new Operation(
                operation.id(),
                operation.subject(),
                operation.kind(),
                operation.order(),
                operation.progress(),
                same,
                operation.lease());
    }
}
