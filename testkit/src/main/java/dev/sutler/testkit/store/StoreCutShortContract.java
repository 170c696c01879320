package dev.sutler.testkit.store;

import static dev.sutler.testkit.store.Given.finished;
import static dev.sutler.testkit.store.Given.held;
import static dev.sutler.testkit.store.Samples.ALICE;
import static dev.sutler.testkit.store.Samples.BOB;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingState;
import dev.sutler.core.lifecycle.InstanceState;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.lifecycle.Transition;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Step.Change;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Removing what is still being made: the old operation ends at once, but the new one must not run
/// beside its worker.
public interface StoreCutShortContract extends StoreFixture {

    @Test
    default void anOperationThatIsCutShortHasFailed() {
        Given given = new Given(store());
        Operation old = given.provisioning("i");

        Operation removal = cut(old, BOB);

        Operation found = given.operation(old.id());
        assertThat(found.state()).isEqualTo(OperationState.FAILED);
        assertThat(found.schedule().finishedAt()).isPresent();
        assertThat(found.progress().description()).startsWith("Cut short");
        assertThat(found.progress().failure()).isPresent();
        assertThat(given.instance("i").state()).isEqualTo(InstanceState.DEPROVISIONING);
        assertThat(given.operationOf("i").id()).isEqualTo(removal.id());
    }

    @Test
    default void theRemovalWaitsUntilTheOldLeaseHasRunOut() {
        Given given = new Given(store());
        Operation old = given.provisioning("i");

        Operation removal = cut(old, BOB);

        assertThat(removal.state()).isEqualTo(OperationState.QUEUED);
        assertThat(removal.lease().worker()).isEmpty();
        assertThat(store().claim(BOB, 10)).isEmpty();
        assertThat(store().nextDue().orElseThrow()).isBetween(Duration.ofSeconds(1), LEASE);
        advance(LEASE);
        Operation claimed = store().claim(BOB, 10).getFirst();
        assertThat(claimed.id()).isEqualTo(removal.id());
        given.record(claimed, finished(new Change.InstanceRemoved()));
    }

    @Test
    default void theRemovalOfWhatNobodyHoldsBeginsAtOnce() {
        Given given = new Given(store());

        Operation queued = cut(given.queued("queued"), BOB);
        assertThat(queued.lease().heldBy(BOB)).isTrue();
        assertThat(queued.state()).isEqualTo(OperationState.RUNNING);

        Operation waiting = given.provisioning("waiting");
        given.record(waiting, new Step.Working(Samples.empty(), Duration.ofHours(1), "Elsewhere."));
        assertThat(cut(waiting, BOB).lease().heldBy(BOB)).isTrue();

        Operation expired = given.provisioning("expired");
        advance(LEASE.plusSeconds(1));
        assertThat(cut(expired, BOB).lease().heldBy(BOB)).isTrue();
    }

    /// Whoever decided to remove it may have seen an earlier checkpoint, or none.
    @Test
    default void theRemovalIsHandedTheLastCheckpoint() {
        Given given = new Given(store());
        Operation old = given.provisioning("i");
        Transition decided = given.deprovision("i", Optional.of(old.id()));
        given.record(
                old,
                new Step.Working(Samples.json("{'vm': 1}"), Duration.ofHours(1), "Elsewhere."));

        Operation removal = given.begin(decided, Optional.of(BOB));

        assertThat(removal.progress().abandoned()).contains(Samples.json("{'vm': 1}"));
    }

    @Test
    default void theRemovalOfWhatIsBeingCleanedUpIsHandedWhatTheCleanUpWasHanded() {
        Given given = new Given(store());
        Operation old = given.provisioning("i");
        given.record(old, new Step.Working(Samples.json("{'vm': 1}"), Duration.ZERO, "Elsewhere."));
        Operation again = store().claim(ALICE, 1).getFirst();
        given.record(again, new Step.Compensate(Samples.FAILURE, "Cleaning up."));
        given.record(
                again, new Step.Working(Samples.json("{'job': 2}"), Duration.ofHours(1), "Later."));

        Operation removal = cut(old, BOB);

        assertThat(removal.progress().abandoned()).contains(Samples.json("{'vm': 1}"));
    }

    @Test
    default void theOldWorkerWritesNothingMore() {
        Given given = new Given(store());
        Operation old = given.provisioning("i");
        cut(old, BOB);

        assertThat(
                        store().record(
                                        held(old),
                                        finished(
                                                new Change.InstanceReady(
                                                        Samples.instanceDetails()))))
                .isFalse();
        assertThat(store().record(held(old), new Step.Reported("still there"))).isFalse();

        assertThat(given.instance("i").state()).isEqualTo(InstanceState.DEPROVISIONING);
        assertThat(given.operation(old.id()).progress().description()).startsWith("Cut short");
    }

    @Test
    default void renewingWhatWasCutShortMakesTheRemovalWaitOn() {
        Given given = new Given(store());
        Operation old = given.provisioning("i");
        Operation removal = cut(old, BOB);
        advance(LEASE.minusSeconds(5));

        assertThat(store().renew(List.of(held(old)))).as("not held any more").isEmpty();

        advance(LEASE.minusSeconds(5));
        assertThat(store().claim(BOB, 10)).isEmpty();
        advance(Duration.ofSeconds(6));
        assertThat(store().claim(BOB, 10)).extracting(Operation::id).contains(removal.id());
    }

    @Test
    default void renewingWhatWasCutShortDoesNotTouchARemovalThatHasBegun() {
        Given given = new Given(store());
        Operation old = given.provisioning("i");
        cut(old, BOB);
        advance(LEASE);
        Operation removal = store().claim(BOB, 10).getFirst();

        store().renew(List.of(held(old)));
        store().release(held(old), Duration.ZERO);

        assertThat(store().claim(ALICE, 10)).isEmpty();
        given.record(removal, finished(new Change.InstanceRemoved()));
    }

    @Test
    default void aRemovalThatHasBegunIsDueWhenItsOwnWorkerSays() {
        Given given = new Given(store());
        Operation soon = given.provisioning("soon");
        Operation late = given.provisioning("late");
        cut(soon, BOB);
        cut(late, BOB);
        advance(LEASE);
        for (Operation removal : store().claim(BOB, 10)) {
            boolean isSoon = removal.subject().instanceId().equals("soon");
            given.record(removal, Given.retry(isSoon ? Duration.ZERO : Duration.ofHours(1)));
        }

        store().renew(List.of(held(soon)));
        store().release(held(late), Duration.ZERO);

        assertThat(store().claim(ALICE, 10))
                .extracting(Operation::subject)
                .containsExactly(soon.subject());
    }

    @Test
    default void releasingWhatWasCutShortLetsTheRemovalBeginAtOnce() {
        Given given = new Given(store());
        Operation old = given.provisioning("i");
        Operation removal = cut(old, BOB);

        store().release(held(old), Duration.ofHours(1));
        store().release(held(old), Duration.ofHours(1));
        store().renew(List.of(held(old)));

        assertThat(store().claim(BOB, 10)).extracting(Operation::id).containsExactly(removal.id());
    }

    @Test
    default void onlyTheWorkerThatWasCutShortLetsTheRemovalBegin() {
        Given given = new Given(store());
        Operation first = given.provisioning("i");
        advance(LEASE);
        Operation second = store().claim(BOB, 1).getFirst();
        cut(second, ALICE);

        store().release(held(first), Duration.ZERO);

        assertThat(store().claim(ALICE, 10)).isEmpty();
    }

    @Test
    default void whatHasFinishedIsNotCutShort() {
        Given given = new Given(store());
        Operation old = given.provisioning("i");
        given.record(old, finished(new Change.InstanceReady(Samples.instanceDetails())));
        var ready = given.instance("i");

        assertThat(store().begin(given.deprovision("i", Optional.of(old.id())), Optional.of(BOB)))
                .isEmpty();

        assertThat(given.instance("i")).isEqualTo(ready);
        assertThat(given.operation(old.id()).state()).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    default void underAStaleVersionNothingIsCutShort() {
        Given given = new Given(store());
        Operation old = given.provisioning("i");
        Transition stale =
                new Transition.Deprovision(
                        "i",
                        given.instance("i").status().version() + 1,
                        Optional.of(old.id()),
                        Samples.operation("i", OperationKind.DEPROVISION));

        assertThat(store().begin(stale, Optional.of(BOB))).isEmpty();

        assertThat(given.operation(old.id()).state()).isEqualTo(OperationState.RUNNING);
        given.record(old, finished(new Change.InstanceReady(Samples.instanceDetails())));
    }

    @Test
    default void anOperationOnSomethingElseIsNotCutShort() {
        Given given = new Given(store());
        Operation other = given.provisioning("other");
        given.ready("i");

        assertThat(store().begin(given.deprovision("i", Optional.of(other.id())), Optional.of(BOB)))
                .isEmpty();

        assertThat(given.operation(other.id()).state()).isEqualTo(OperationState.RUNNING);
    }

    @Test
    default void anUnbindCutsABindShortInTheSameWay() {
        Given given = new Given(store());
        BindingKey key = new BindingKey("i", "b");
        given.ready("i");
        Operation old = given.binding(key, Optional.of(ALICE));

        Operation removal = given.begin(given.unbind(key, Optional.of(old.id())), Optional.of(BOB));

        assertThat(given.operation(old.id()).state()).isEqualTo(OperationState.FAILED);
        assertThat(given.binding(key).state()).isEqualTo(BindingState.UNBINDING);
        assertThat(removal.lease().worker()).isEmpty();
        assertThat(
                        store().record(
                                        held(old),
                                        finished(
                                                new Change.BindingReady(Samples.bindingDetails()))))
                .isFalse();
        assertThat(store().claim(BOB, 10)).isEmpty();
        store().release(held(old), Duration.ZERO);
        Operation claimed = store().claim(BOB, 10).getFirst();
        assertThat(claimed.id()).isEqualTo(removal.id());
        given.record(claimed, finished(new Change.BindingRemoved()));
        assertThat(store().binding(key).binding()).isEmpty();
    }

    @Test
    default void aWorkerThatWakesUpLateCannotTouchTheNextInstanceOfThatName() {
        Given given = new Given(store());
        Operation old = given.provisioning("i");
        cut(old, BOB);
        advance(LEASE);
        given.record(store().claim(BOB, 1).getFirst(), finished(new Change.InstanceRemoved()));
        var next = given.ready("i");

        assertThat(store().record(held(old), finished(new Change.InstanceRemoved()))).isFalse();
        store().release(held(old), Duration.ZERO);

        assertThat(given.instance("i")).isEqualTo(next);
    }

    private Operation cut(Operation old, UUID worker) {
        Given given = new Given(store());
        return given.begin(
                given.deprovision(old.subject().instanceId(), Optional.of(old.id())),
                Optional.of(worker));
    }
}
