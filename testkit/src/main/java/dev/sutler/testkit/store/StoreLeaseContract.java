package dev.sutler.testkit.store;

import static dev.sutler.testkit.store.Given.finished;
import static dev.sutler.testkit.store.Given.held;
import static dev.sutler.testkit.store.Samples.ALICE;
import static dev.sutler.testkit.store.Samples.BOB;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.store.Step.Change;
import dev.sutler.core.store.Store.Held;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Who works on what, and until when.
public interface StoreLeaseContract extends StoreFixture {

    @Test
    default void nothingIsClaimedWhereNothingIsDue() {
        new Given(store()).ready("i");

        assertThat(store().claim(ALICE, 10)).isEmpty();
        assertThat(store().nextDue()).isEmpty();
    }

    @Test
    default void aClaimedOperationRunsUnderItsWorkerAndAHigherEpoch() {
        Operation queued = new Given(store()).queued("i");

        Operation claimed = store().claim(BOB, 10).getFirst();

        assertThat(claimed.id()).isEqualTo(queued.id());
        assertThat(claimed.state()).isEqualTo(OperationState.RUNNING);
        assertThat(claimed.progress().attempt()).isEqualTo(1);
        assertThat(claimed.lease().heldBy(BOB)).isTrue();
        assertThat(claimed.lease().epoch()).isGreaterThan(queued.lease().epoch());
        assertThat(anotherStore().claim(ALICE, 10)).isEmpty();
    }

    @Test
    default void theEpochGrowsOverAllOperationsOnAnInstanceAndItsBindings() {
        Given given = new Given(store());
        Operation first = given.provisioning("i");
        advance(LEASE.plusSeconds(1));
        Operation takenOver = anotherStore().claim(BOB, 1).getFirst();
        given.record(takenOver, finished(new Change.InstanceReady(Samples.instanceDetails())));
        Operation binding = given.binding(new BindingKey("i", "b"), Optional.of(ALICE));
        given.record(binding, Given.failed(new Change.BindingFailed()));
        Operation deprovision = given.deprovisioning("i");
        given.record(deprovision, finished(new Change.InstanceRemoved()));
        given.queued("i");
        Operation nextLife = store().claim(BOB, 1).getFirst();

        assertThat(List.of(first, takenOver, binding, deprovision, nextLife))
                .extracting(operation -> operation.lease().epoch())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    default void anOperationThatCutsAnotherShortHasAHigherEpoch() {
        Given given = new Given(store());
        Operation provision = given.provisioning("i");

        Operation removal =
                given.begin(
                        given.deprovision("i", Optional.of(provision.id())), Optional.of(ALICE));
        advance(LEASE.plusSeconds(1));

        assertThat(removal.lease().worker()).isEmpty();
        assertThat(store().claim(BOB, 1).getFirst().lease().epoch())
                .isGreaterThan(provision.lease().epoch());
    }

    @Test
    default void operationsAreClaimedLongestDueFirstUpToTheLimit() {
        Given given = new Given(store());
        List<UUID> ids =
                List.of(given.queued("c").id(), given.queued("a").id(), given.queued("b").id());

        assertThat(store().claim(ALICE, 2)).extracting(Operation::id).isEqualTo(ids.subList(0, 2));
        assertThat(store().claim(ALICE, 2)).extracting(Operation::id).isEqualTo(ids.subList(2, 3));
        assertThat(store().claim(ALICE, 2)).isEmpty();
    }

    @Test
    default void operationsOfServicesThatAreLeftOutStayWhereTheyAre() {
        Given given = new Given(store());
        Operation first = given.queued("a");
        Operation second = given.begin(Given.provisionOf("b", "another"), Optional.empty());
        Set<String> firstService = Set.of(given.instance("a").serviceId(), "unknown");

        assertThat(store().nextDue(firstService)).contains(Duration.ZERO);
        assertThat(store().claim(ALICE, 10, firstService))
                .extracting(Operation::id)
                .containsExactly(second.id());
        assertThat(store().nextDue(firstService)).isEmpty();
        assertThat(store().claim(ALICE, 10, firstService)).isEmpty();
        assertThat(store().claim(ALICE, 10, Set.of("another")))
                .extracting(Operation::id)
                .containsExactly(first.id());
    }

    @Test
    default void aLeaseThatRanOutIsTakenOverAndTheOldWorkerIsTold() {
        Given given = new Given(store());
        Operation first = given.provisioning("i");
        advance(LEASE.minusSeconds(2));
        assertThat(store().claim(BOB, 1)).as("still held").isEmpty();
        advance(Duration.ofSeconds(3));

        Operation second = store().claim(BOB, 1).getFirst();

        assertThat(second.progress().attempt()).isEqualTo(2);
        assertThat(store().renew(List.of(held(first)))).isEmpty();
        assertThat(store().renew(List.of(held(second)))).containsExactly(held(second));
    }

    @Test
    default void aRenewedLeaseLastsItsFullDurationAgain() {
        Given given = new Given(store());
        Operation operation = given.provisioning("i");
        advance(LEASE.minusSeconds(5));

        assertThat(store().renew(List.of(held(operation)))).containsExactly(held(operation));

        advance(LEASE.minusSeconds(5));
        assertThat(store().claim(BOB, 1)).isEmpty();
        advance(Duration.ofSeconds(6));
        assertThat(store().claim(BOB, 1)).hasSize(1);
    }

    @Test
    default void onlyWhatIsStillHeldIsRenewed() {
        Given given = new Given(store());
        Operation held = given.provisioning("held");
        Operation done = given.provisioning("done");
        given.record(done, finished(new Change.InstanceReady(Samples.instanceDetails())));
        Operation givenUp = given.provisioning("given up");
        given.record(givenUp, Given.retry(Duration.ofMinutes(1)));
        Held stranger = new Held(UUID.randomUUID(), held.subject(), 1);
        Held future = new Held(held.id(), held.subject(), held.lease().epoch() + 1);

        assertThat(store().renew(List.of(held(done), held(givenUp), stranger, future, held(held))))
                .containsExactly(held(held));
        assertThat(store().renew(List.of())).isEmpty();
        advance(Duration.ofMinutes(1));
        assertThat(store().claim(BOB, 10))
                .extracting(Operation::id)
                .containsExactlyInAnyOrder(held.id(), givenUp.id());
    }

    @Test
    default void aReleasedOperationIsDueAfterTheDelayAndTheAttemptDoesNotCount() {
        Given given = new Given(store());
        Operation operation = given.provisioning("i");

        store().release(held(operation), Duration.ofSeconds(20));

        assertThat(store().claim(BOB, 1)).isEmpty();
        advance(Duration.ofSeconds(20));
        Operation claimed = store().claim(BOB, 1).getFirst();
        assertThat(claimed.progress().attempt()).isEqualTo(1);
        assertThat(store().record(held(operation), Given.retry(Duration.ZERO))).isFalse();
    }

    @Test
    default void anOperationReleasedWithoutDelayIsDueAtOnce() {
        Given given = new Given(store());
        Operation operation = given.provisioning("i");

        store().release(held(operation), Duration.ZERO);

        assertThat(anotherStore().claim(BOB, 1)).extracting(Operation::id).contains(operation.id());
    }

    @Test
    default void releasingALostLeaseDoesNothing() {
        Given given = new Given(store());
        Operation first = given.provisioning("i");
        advance(LEASE.plusSeconds(1));
        Operation second = store().claim(BOB, 1).getFirst();

        store().release(held(first), Duration.ZERO);

        assertThat(store().claim(ALICE, 1)).isEmpty();
        given.record(second, finished(new Change.InstanceReady(Samples.instanceDetails())));
        store().release(held(second), Duration.ZERO);
        assertThat(store().claim(ALICE, 1)).isEmpty();
    }

    @Test
    default void theNextDueOperationIsOneThatNobodyHolds() {
        Given given = new Given(store());
        given.provisioning("held");
        assertThat(store().nextDue()).isEmpty();

        given.record(given.provisioning("later"), Given.retry(Duration.ofMinutes(10)));
        assertThat(store().nextDue().orElseThrow())
                .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));

        given.record(given.provisioning("sooner"), Given.retry(Duration.ofSeconds(20)));
        assertThat(store().nextDue().orElseThrow())
                .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));

        advance(LEASE.plusSeconds(1));
        assertThat(store().nextDue()).contains(Duration.ZERO);
    }
}
