package dev.sutler.testkit.store;

import static dev.sutler.testkit.store.Given.failed;
import static dev.sutler.testkit.store.Given.finished;
import static dev.sutler.testkit.store.Samples.ALICE;
import static dev.sutler.testkit.store.Samples.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.InstanceOutput;
import dev.sutler.core.lifecycle.InstanceShape;
import dev.sutler.core.lifecycle.InstanceSnapshot;
import dev.sutler.core.lifecycle.InstanceState;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.lifecycle.StoredInstance.Status;
import dev.sutler.core.lifecycle.Transition;
import dev.sutler.core.store.Step.Change;
import dev.sutler.spi.InstanceDetails;

import org.junit.jupiter.api.Test;

import java.util.Optional;

/// How instances come, change and go.
public interface StoreInstanceContract extends StoreFixture {

    @Test
    default void nothingIsKnownOfAnInstanceThatNobodyMade() {
        assertThat(store().instance("i")).isEqualTo(InstanceSnapshot.UNKNOWN);
        assertThat(store().bindings("i")).isEmpty();
    }

    @Test
    default void aNewInstanceIsStoredAsItWasGivenWithVersionOne() {
        StoredInstance given = Samples.instance("i");

        new Given(store()).queued("i");

        assertThat(store().instance("i").instance())
                .contains(given.with(new Status(InstanceState.PROVISIONING, false, 1)));
    }

    @Test
    default void aNewInstanceIsSeenByOtherProcesses() {
        new Given(store()).ready("i");

        assertThat(anotherStore().instance("i").instance())
                .contains(new Given(store()).instance("i"));
    }

    @Test
    default void anIdThatIsTakenIsNotGivenAgain() {
        Given given = new Given(store());
        StoredInstance first = given.ready("i");

        assertThat(store().begin(Given.provision("i"), Optional.of(ALICE))).isEmpty();

        assertThat(given.instance("i")).isEqualTo(first);
    }

    @Test
    default void aProvisionedInstanceIsReadyWithItsDetails() {
        StoredInstance ready = new Given(store()).ready("i");

        assertThat(ready.status()).isEqualTo(new Status(InstanceState.READY, true, 2));
        assertThat(ready.output())
                .isEqualTo(
                        new InstanceOutput(
                                Optional.of("https://dashboard.example/1"),
                                Samples.instanceDetails()));
        assertThat(ready.shape()).isEqualTo(Samples.shape("plan-small"));
    }

    @Test
    default void aFailedProvisionLeavesAFailedInstanceThatWasNeverReady() {
        StoredInstance failed = new Given(store()).failed("i");

        assertThat(failed.status()).isEqualTo(new Status(InstanceState.FAILED, false, 2));
        assertThat(store().instance("i").latest().orElseThrow().progress().failure())
                .contains(Samples.FAILURE);
    }

    @Test
    default void aFailedInstanceStartsAgainUnderItsVersionAndInItsNewForm() {
        Given given = new Given(store());
        long version = given.failed("i").status().version();
        StoredInstance again =
                Samples.instance("i", Samples.shape("plan-other"))
                        .with(new Status(InstanceState.PROVISIONING, false, version));

        given.begin(provision(again), Optional.of(ALICE));

        assertThat(given.instance("i"))
                .isEqualTo(again.with(new Status(InstanceState.PROVISIONING, false, version + 1)));
    }

    @Test
    default void anInstanceDoesNotStartAgainUnderAStaleVersion() {
        Given given = new Given(store());
        StoredInstance failed = given.failed("i");
        StoredInstance stale =
                failed.with(
                        new Status(
                                InstanceState.PROVISIONING, false, failed.status().version() - 1));

        assertThat(store().begin(provision(stale), Optional.empty())).isEmpty();

        assertThat(given.instance("i")).isEqualTo(failed);
    }

    @Test
    default void anUpdateKeepsTheShapeUntilItIsFinished() {
        Given given = new Given(store());
        StoredInstance ready = given.ready("i");

        Operation update = given.updating("i");

        assertThat(given.instance("i"))
                .isEqualTo(ready.with(new Status(InstanceState.UPDATING, true, 3)));
        assertThat(update.order().target()).contains(Samples.shape("plan-large"));
    }

    @Test
    default void anUpdateUnderAStaleVersionWritesNothing() {
        Given given = new Given(store());
        Transition stale = given.updateAfter("i", given.ready("i"));
        given.record(given.updating("i"), finished(new Change.InstanceAsBefore()));
        StoredInstance now = given.instance("i");

        assertThat(store().begin(stale, Optional.of(ALICE))).isEmpty();

        assertThat(given.instance("i")).isEqualTo(now);
        assertThat(store().operation(stale.operation().id())).isEmpty();
    }

    @Test
    default void anUpdateBesideABusyBindingWritesNothing() {
        Given given = new Given(store());
        given.ready("i");
        given.binding(new BindingKey("i", "b"), Optional.of(ALICE));

        assertThat(store().begin(given.update("i"), Optional.of(ALICE))).isEmpty();
        assertThat(given.instance("i").state()).isEqualTo(InstanceState.READY);
    }

    @Test
    default void aFailedInstanceDoesNotStartAgainBesideABusyBinding() {
        Given given = new Given(store());
        given.ready("i");
        given.bound(new BindingKey("i", "b"));
        given.record(given.updating("i"), Given.failed(new Change.InstanceFailed()));
        given.unbinding(new BindingKey("i", "b"));
        Transition again =
                new Transition.Provision(
                        given.instance("i"), Samples.operation("i", OperationKind.PROVISION));

        assertThat(store().begin(again, Optional.of(ALICE))).isEmpty();
        assertThat(given.instance("i").state()).isEqualTo(InstanceState.FAILED);
    }

    @Test
    default void anUpdateOfNothingWritesNothing() {
        Transition update = new Transition.Update("i", 1, operation("i", OperationKind.UPDATE));

        assertThat(store().begin(update, Optional.of(ALICE))).isEmpty();

        assertThat(store().instance("i")).isEqualTo(InstanceSnapshot.UNKNOWN);
    }

    @Test
    default void aFinishedUpdateReshapesTheInstance() {
        Given given = new Given(store());
        given.ready("i");
        InstanceShape shape = Samples.shape("plan-large");
        InstanceDetails details = InstanceDetails.none();

        given.record(
                given.updating("i"),
                finished(
                        new Change.InstanceReshaped(
                                shape, Optional.of("https://dashboard.example/2"), details)));

        StoredInstance after = given.instance("i");
        assertThat(after.shape()).isEqualTo(shape);
        assertThat(after.status()).isEqualTo(new Status(InstanceState.READY, true, 4));
        assertThat(after.output())
                .isEqualTo(new InstanceOutput(Optional.of("https://dashboard.example/2"), details));
    }

    @Test
    default void aDashboardThatAnUpdateDoesNotNameStays() {
        Given given = new Given(store());
        Optional<String> dashboard = given.ready("i").output().dashboardUrl();
        Change change =
                new Change.InstanceReshaped(
                        Samples.shape("plan-large"), Optional.empty(), InstanceDetails.none());

        given.record(given.updating("i"), finished(change));

        assertThat(given.instance("i").output().dashboardUrl()).isEqualTo(dashboard);
    }

    @Test
    default void anUpdateRepairsAnInstanceThatWasNeverReady() {
        Given given = new Given(store());
        given.failed("i");
        Change change =
                new Change.InstanceReshaped(
                        Samples.shape("plan-large"), Optional.empty(), Samples.instanceDetails());

        given.record(given.updating("i"), finished(change));

        assertThat(given.instance("i").status())
                .isEqualTo(new Status(InstanceState.READY, true, 4));
    }

    @Test
    default void anUpdateThatChangedNothingLeavesTheInstanceAsBefore() {
        Given given = new Given(store());
        StoredInstance ready = given.ready("i");

        given.record(given.updating("i"), failed(new Change.InstanceAsBefore()));

        assertThat(given.instance("i"))
                .isEqualTo(ready.with(new Status(InstanceState.READY, true, 4)));
    }

    @Test
    default void anUpdateThatBrokeTheInstanceLeavesItFailedButOnceReady() {
        Given given = new Given(store());
        StoredInstance ready = given.ready("i");

        given.record(given.updating("i"), failed(new Change.InstanceFailed()));

        assertThat(given.instance("i"))
                .isEqualTo(ready.with(new Status(InstanceState.FAILED, true, 4)));
    }

    @Test
    default void aDeprovisionedInstanceIsGoneWithItsBindings() {
        Given given = new Given(store());
        given.ready("i");
        BindingKey key = new BindingKey("i", "b");
        given.bound(key);
        Operation operation = given.deprovisioning("i");
        assertThat(given.instance("i").state()).isEqualTo(InstanceState.DEPROVISIONING);

        given.record(operation, finished(new Change.InstanceRemoved()));

        assertThat(store().instance("i").instance()).isEmpty();
        assertThat(store().binding(key).binding()).isEmpty();
        assertThat(store().bindings("i")).isEmpty();
        assertThat(store().instance("i").latest().orElseThrow().state())
                .isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    default void aDeprovisionUnderAStaleVersionWritesNothing() {
        Given given = new Given(store());
        given.ready("i");
        Transition stale = given.deprovision("i", Optional.empty());
        given.record(given.updating("i"), finished(new Change.InstanceAsBefore()));

        assertThat(store().begin(stale, Optional.of(ALICE))).isEmpty();

        assertThat(given.instance("i").state()).isEqualTo(InstanceState.READY);
    }

    @Test
    default void anIdCanBeUsedAgainAfterItsInstanceIsGone() {
        Given given = new Given(store());
        given.gone("i");

        assertThat(given.ready("i").status().version()).isEqualTo(2);
    }

    private static Transition provision(StoredInstance instance) {
        return new Transition.Provision(
                instance, operation(instance.id(), OperationKind.PROVISION));
    }
}
