package dev.sutler.testkit.store;

import static dev.sutler.testkit.store.Given.failed;
import static dev.sutler.testkit.store.Given.finished;
import static dev.sutler.testkit.store.Given.held;
import static dev.sutler.testkit.store.Samples.ALICE;
import static dev.sutler.testkit.store.Samples.BOB;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.Operation.Subject;
import dev.sutler.core.lifecycle.OperationProgress;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Step.Change;
import dev.sutler.core.store.Store.Held;
import dev.sutler.spi.InstanceDetails;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What each step writes, and that nobody writes without a lease.
public interface StoreStepContract extends StoreFixture {

    @Test
    default void aReportIsShownAndTheLeaseStays() {
        Given given = new Given(store());
        Operation operation = given.provisioning("i");

        given.record(operation, new Step.Reported("Creating the database."));

        Operation found = given.operation(operation.id());
        assertThat(found.progress().description()).isEqualTo("Creating the database.");
        assertThat(found.lease()).isEqualTo(operation.lease());
        assertThat(store().renew(List.of(held(operation)))).containsExactly(held(operation));
    }

    @Test
    default void aReportWithCharactersThatCannotBeStoredIsShownAllTheSame() {
        Given given = new Given(store());
        Operation operation = given.provisioning("i");

        given.record(operation, new Step.Reported("bad \u0000 and \ud800 but good 🐘"));

        assertThat(given.operation(operation.id()).progress().description())
                .startsWith("bad ")
                .endsWith(" but good 🐘");
    }

    @Test
    default void workThatGoesOnElsewhereIsDueLaterWithItsCheckpointAndAFreshCount() {
        Given given = new Given(store());
        Operation operation = given.provisioning("i");

        given.record(operation, working("{'pipeline': 7}", Duration.ofMinutes(5)));

        Operation found = given.operation(operation.id());
        assertThat(found.state()).isEqualTo(OperationState.RUNNING);
        assertThat(found.lease().worker()).isEmpty();
        assertThat(found.progress().attempt()).isZero();
        assertThat(found.progress().checkpoint()).contains(Samples.json("{'pipeline': 7}"));
        assertThat(store().claim(BOB, 1)).as("too early").isEmpty();
        assertThat(store().nextDue().orElseThrow())
                .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
        advance(Duration.ofMinutes(5));
        Operation claimed = store().claim(BOB, 1).getFirst();
        assertThat(claimed.progress().attempt()).isEqualTo(1);
        assertThat(claimed.progress().checkpoint()).contains(Samples.json("{'pipeline': 7}"));
    }

    @Test
    default void aRetryIsDueLaterWithTheSameCheckpointAndCounted() {
        Given given = new Given(store());
        given.provisioning("i");
        given.record(given.operationOf("i"), working("{'pipeline': 7}", Duration.ZERO));
        given.record(store().claim(ALICE, 1).getFirst(), Given.retry(Duration.ofSeconds(8)));

        assertThat(store().claim(BOB, 1)).as("too early").isEmpty();
        advance(Duration.ofSeconds(8));
        Operation claimed = store().claim(BOB, 1).getFirst();

        assertThat(claimed.progress().attempt()).isEqualTo(2);
        assertThat(claimed.progress().description()).isEqualTo("Trying again.");
        assertThat(claimed.progress().checkpoint()).contains(Samples.json("{'pipeline': 7}"));
    }

    @Test
    default void compensationBeginsWithTheFailureAndTheAbandonedCheckpoint() {
        Given given = new Given(store());
        given.provisioning("i");
        given.record(given.operationOf("i"), working("{'pipeline': 7}", Duration.ZERO));
        Operation claimed = store().claim(ALICE, 1).getFirst();

        given.record(claimed, new Step.Compensate(Samples.FAILURE, "Cleaning up."));

        Operation found = given.operationOf("i");
        OperationProgress progress = found.progress();
        assertThat(progress.state()).isEqualTo(OperationState.COMPENSATING);
        assertThat(progress.failure()).contains(Samples.FAILURE);
        assertThat(progress.description()).isEqualTo("Cleaning up.");
        assertThat(progress.checkpoint()).isEmpty();
        assertThat(progress.abandoned()).contains(Samples.json("{'pipeline': 7}"));
        assertThat(found.lease()).isEqualTo(claimed.lease());
    }

    @Test
    default void compensationGoesOnUnderAnotherWorkerAndItsAttemptsAreCountedAnew() {
        Given given = new Given(store());
        Operation operation = given.provisioning("i");
        for (int attempt = 1; attempt <= 3; attempt++) {
            given.record(given.operationOf("i"), Given.retry(Duration.ZERO));
            operation = store().claim(ALICE, 1).getFirst();
        }
        given.record(operation, new Step.Compensate(Samples.FAILURE, "Cleaning up."));
        advance(LEASE.plusSeconds(1));

        Operation claimed = store().claim(BOB, 1).getFirst();

        assertThat(claimed.state()).isEqualTo(OperationState.COMPENSATING);
        assertThat(claimed.progress().attempt()).isBetween(1, 2);
        assertThat(claimed.progress().failure()).contains(Samples.FAILURE);
    }

    @Test
    default void compensationMayTakeLongItself() {
        Given given = new Given(store());
        Operation operation = given.provisioning("i");
        given.record(operation, new Step.Compensate(Samples.FAILURE, "Cleaning up."));

        given.record(operation, working("{'removal': 1}", Duration.ZERO));

        Operation claimed = store().claim(BOB, 1).getFirst();
        assertThat(claimed.state()).isEqualTo(OperationState.COMPENSATING);
        assertThat(claimed.progress().checkpoint()).contains(Samples.json("{'removal': 1}"));
        given.record(claimed, failed(new Change.InstanceRemoved()));
        assertThat(store().instance("i").instance()).isEmpty();
    }

    @Test
    default void aRemovedBindingIsGoneAndTheDeprovisioningGoesOnWithoutItsCheckpoint() {
        Given given = new Given(store());
        given.ready("i");
        given.bound(new BindingKey("i", "one"));
        StoredBinding other = given.bound(new BindingKey("i", "two"));
        given.deprovisioning("i");
        given.record(given.operationOf("i"), working("{'of': 'one'}", Duration.ZERO));
        Operation claimed = store().claim(ALICE, 1).getFirst();

        given.record(claimed, new Step.BindingRemoved("one"));
        given.record(claimed, new Step.BindingRemoved("one"));

        assertThat(store().bindings("i")).containsExactly(other);
        assertThat(given.operationOf("i").progress().checkpoint()).isEmpty();
        assertThat(given.operationOf("i").lease()).isEqualTo(claimed.lease());
        given.record(claimed, finished(new Change.InstanceRemoved()));
    }

    @Test
    default void nothingIsWrittenAboutAFinishedOperation() {
        Given given = new Given(store());
        Operation operation = given.provisioning("i");
        given.record(operation, finished(new Change.InstanceReady(Samples.instanceDetails())));

        thenNothingCanBeWritten(held(operation));
    }

    @Test
    default void nothingIsWrittenUnderAnOldEpoch() {
        Given given = new Given(store());
        Operation operation = given.provisioning("i");
        advance(LEASE.plusSeconds(1));
        Operation takenOver = store().claim(BOB, 1).getFirst();
        assertThat(takenOver.lease().epoch()).isGreaterThan(operation.lease().epoch());

        thenNothingCanBeWritten(held(operation));
        given.record(takenOver, finished(new Change.InstanceReady(Samples.instanceDetails())));
    }

    @Test
    default void nothingIsWrittenOnceTheLeaseWasGivenUp() {
        Given given = new Given(store());
        Operation operation = given.provisioning("i");
        given.record(operation, Given.retry(Duration.ofSeconds(1)));

        thenNothingCanBeWritten(held(operation));
    }

    @Test
    default void nothingIsWrittenAboutAnOperationThatNobodyKnows() {
        new Given(store()).ready("i");

        thenNothingCanBeWritten(new Held(Samples.ALICE, Subject.of("i"), 1));
    }

    @Test
    default void aLeaseThatRanOutButWasNotTakenOverStillCounts() {
        Given given = new Given(store());
        Operation operation = given.provisioning("i");
        advance(LEASE.multipliedBy(2));

        given.record(operation, finished(new Change.InstanceReady(Samples.instanceDetails())));

        assertThat(given.operationOf("i").state()).isEqualTo(OperationState.SUCCEEDED);
    }

    private void thenNothingCanBeWritten(Held held) {
        Given given = new Given(store());
        var instance = given.instance("i");
        var progress = given.operationOf("i").progress();
        var lease = given.operationOf("i").lease();
        for (Step step :
                List.of(
                        new Step.Reported("no"),
                        working("{}", Duration.ZERO),
                        Given.retry(Duration.ZERO),
                        new Step.Compensate(Samples.FAILURE, "no"),
                        new Step.BindingRemoved("b"),
                        finished(new Change.InstanceReady(InstanceDetails.none())),
                        finished(
                                new Change.InstanceReshaped(
                                        Samples.shape("no"),
                                        Optional.empty(),
                                        InstanceDetails.none())),
                        failed(new Change.InstanceAsBefore()),
                        failed(new Change.InstanceFailed()),
                        finished(new Change.InstanceRemoved()),
                        finished(new Change.BindingReady(Samples.bindingDetails())))) {
            assertThat(store().record(held, step)).as("%s", step).isFalse();
        }
        assertThat(given.instance("i")).isEqualTo(instance);
        assertThat(given.operationOf("i").progress()).isEqualTo(progress);
        assertThat(given.operationOf("i").lease()).isEqualTo(lease);
    }

    private static Step working(String checkpoint, Duration retryAfter) {
        ObjectNode document = Samples.json(checkpoint);
        return new Step.Working(document, retryAfter, "Somebody works on it.");
    }
}
