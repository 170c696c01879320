package dev.sutler.testkit.store;

import static dev.sutler.testkit.store.Given.failed;
import static dev.sutler.testkit.store.Given.finished;
import static dev.sutler.testkit.store.Given.held;
import static dev.sutler.testkit.store.Samples.ALICE;
import static dev.sutler.testkit.store.Samples.BOB;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.operator.JournalEntry;
import dev.sutler.core.operator.JournalEntry.Outcome;
import dev.sutler.core.operator.JournalEntry.Worker;
import dev.sutler.core.operator.OperationJournal;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Step.Change;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the journal holds of the work on an operation.
public interface JournalContract extends StoreFixture {

    /// The journal of the store under test.
    OperationJournal journal();

    /// Has a worker be known by name.
    void known(UUID worker, String name);

    private List<JournalEntry> of(Operation operation) {
        return journal().of(operation.id());
    }

    private JournalEntry last(Operation operation) {
        return of(operation).getLast();
    }

    @Test
    default void anOperationThatNobodyHasFinishedWithYetHasNoEntry() {
        Given given = new Given(store());

        assertThat(of(given.queued("queued"))).isEmpty();
        assertThat(of(given.provisioning("leased"))).isEmpty();
        assertThat(journal().of(UUID.randomUUID())).isEmpty();
    }

    @Test
    default void eachAttemptIsAnEntryWithItsWorkerItsTimesAndWhatCameOfIt() {
        Given given = new Given(store());
        known(ALICE, "alice/1");
        Operation operation = given.provisioning("i");
        given.record(operation, Given.retry(Duration.ofSeconds(20)));
        advance(Duration.ofSeconds(20));
        Operation second = store().claim(BOB, 1).getFirst();
        given.record(
                second,
                new Step.Working(Samples.json("{'a': 1}"), Duration.ofMinutes(1), "Making it."));
        advance(Duration.ofMinutes(1));
        Operation third = store().claim(ALICE, 1).getFirst();
        given.record(third, finished(new Change.InstanceReady(Samples.instanceDetails())));

        List<JournalEntry> entries = of(operation);

        assertThat(entries)
                .extracting(JournalEntry::outcome)
                .containsExactly(Outcome.RETRY, Outcome.WORKING, Outcome.SUCCEEDED);
        assertThat(entries).extracting(JournalEntry::number).containsExactly(1, 2, 3);
        assertThat(entries)
                .extracting(JournalEntry::message)
                .containsExactly("Trying again.", "Making it.", "Done.");
        assertThat(entries)
                .extracting(JournalEntry::attempt)
                .containsExactly(
                        new JournalEntry.Attempt(
                                1, operation.lease().epoch(), false, worker(ALICE, "alice/1")),
                        new JournalEntry.Attempt(
                                2,
                                second.lease().epoch(),
                                false,
                                Optional.of(new Worker(BOB, Optional.empty()))),
                        new JournalEntry.Attempt(
                                1, third.lease().epoch(), false, worker(ALICE, "alice/1")));
        assertThat(entries)
                .allSatisfy(
                        entry -> assertThat(entry.endedAt()).isAfterOrEqualTo(entry.startedAt()));
        assertThat(entries.get(0).retryAt()).isPresent();
        assertThat(entries.get(1).retryAt().orElseThrow())
                .isAfter(entries.get(0).retryAt().orElseThrow());
        assertThat(entries.get(2).retryAt()).isEmpty();
    }

    private static Optional<Worker> worker(UUID id, String name) {
        return Optional.of(new Worker(id, Optional.of(name)));
    }

    @Test
    default void aTakeOverTellsWhoseLeaseRanOut() {
        Given given = new Given(store());
        known(ALICE, "alice/1");
        Operation operation = given.provisioning("i");
        advance(LEASE.plusSeconds(1));

        store().claim(BOB, 1);

        JournalEntry lost = last(operation);
        assertThat(lost.outcome()).isEqualTo(Outcome.LOST);
        assertThat(lost.message()).isEqualTo("The lease of alice/1 ran out.");
        assertThat(lost.attempt())
                .isEqualTo(
                        new JournalEntry.Attempt(
                                1, operation.lease().epoch(), false, worker(ALICE, "alice/1")));
        assertThat(store().record(held(operation), Given.retry(Duration.ZERO))).isFalse();
        assertThat(of(operation)).as("a stale worker writes nothing").hasSize(1);
    }

    @Test
    default void cleaningUpIsTold() {
        Given given = new Given(store());
        Operation operation = given.provisioning("i");
        given.record(operation, new Step.Compensate(Samples.FAILURE, "Cleaning up."));
        given.record(operation, failed(new Change.InstanceRemoved()));

        List<JournalEntry> entries = of(operation);

        assertThat(entries)
                .extracting(JournalEntry::outcome)
                .containsExactly(Outcome.COMPENSATING, Outcome.FAILED);
        assertThat(entries)
                .extracting(entry -> entry.attempt().undoing())
                .containsExactly(false, true);
        assertThat(entries.get(1).startedAt()).isAfterOrEqualTo(entries.get(0).startedAt());
    }

    @Test
    default void whatIsHandedBackIsTold() {
        Given given = new Given(store());
        Operation operation = given.provisioning("i");

        store().release(held(operation), Duration.ofSeconds(3));

        JournalEntry released = last(operation);
        assertThat(released.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(released.attempt().worker().map(Worker::id)).contains(ALICE);
        assertThat(released.retryAt()).isPresent();
        store().release(held(operation), Duration.ZERO);
        assertThat(of(operation)).hasSize(1);
    }

    @Test
    default void whatIsCutShortIsToldAndWhenItsWorkerLetGo() {
        Given given = new Given(store());
        Operation operation = given.provisioning("i");
        given.begin(given.deprovision("i", Optional.of(operation.id())), Optional.of(BOB));
        store().release(held(operation), Duration.ZERO);
        Operation queued = given.queued("waiting");
        given.begin(given.deprovision("waiting", Optional.of(queued.id())), Optional.of(BOB));

        assertThat(of(operation))
                .extracting(JournalEntry::outcome)
                .containsExactly(Outcome.CUT_SHORT, Outcome.RELEASED);
        assertThat(last(operation).retryAt()).isEmpty();
        assertThat(last(queued).attempt().worker()).isEmpty();
    }

    @Test
    default void aBindingThatIsRemovedOnTheWayIsTold() {
        Given given = new Given(store());
        given.ready("i");
        given.bound(new BindingKey("i", "b"));
        Operation operation = given.deprovisioning("i");

        given.record(operation, new Step.BindingRemoved("b"));
        given.record(operation, finished(new Change.InstanceRemoved()));

        assertThat(of(operation))
                .extracting(JournalEntry::outcome)
                .containsExactly(Outcome.BINDING_REMOVED, Outcome.SUCCEEDED);
    }

    @Test
    default void reportsAreNoEntries() {
        Given given = new Given(store());
        Operation operation = given.provisioning("i");

        given.record(operation, new Step.Reported("Half of it is there."));

        assertThat(of(operation)).isEmpty();
    }

    @Test
    default void ofWorkThatGoesOnForEverTheBeginningAndTheEndAreKept() {
        Given given = new Given(store());
        Operation operation = given.provisioning("i");
        int steps = 3 * OperationJournal.KEPT;
        Operation held = operation;
        for (int step = 1; step <= steps; step++) {
            given.record(
                    held,
                    new Step.Working(Samples.json("{'a': 1}"), Duration.ZERO, "Step " + step));
            held = store().claim(ALICE, 1).getFirst();
        }
        given.record(held, finished(new Change.InstanceReady(Samples.instanceDetails())));

        List<JournalEntry> entries = of(operation);

        assertThat(entries).hasSize(2 * OperationJournal.KEPT);
        assertThat(entries.subList(0, OperationJournal.KEPT))
                .extracting(JournalEntry::number)
                .first()
                .isEqualTo(1);
        assertThat(entries.get(OperationJournal.KEPT - 1).number())
                .isEqualTo(OperationJournal.KEPT);
        assertThat(entries.get(OperationJournal.KEPT).number())
                .isEqualTo(steps + 2 - OperationJournal.KEPT);
        assertThat(entries.getLast().number()).isEqualTo(steps + 1);
        assertThat(entries.get(entries.size() - 2).message()).isEqualTo("Step " + steps);
        assertThat(entries.getLast().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }
}
