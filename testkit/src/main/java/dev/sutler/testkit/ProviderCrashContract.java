package dev.sutler.testkit;

import static dev.sutler.testkit.ProviderActor.bind;
import static dev.sutler.testkit.ProviderActor.deprovision;
import static dev.sutler.testkit.ProviderActor.provision;
import static dev.sutler.testkit.ProviderActor.unbind;
import static dev.sutler.testkit.ProviderActor.update;
import static dev.sutler.testkit.ProviderActor.with;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Gone;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.ServiceBinding;
import dev.sutler.spi.ServiceInstance;
import dev.sutler.testkit.Cut.Moment;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Optional;
import java.util.Set;

/// What a provider owes when it is cut off: the part of [ProviderContract] that goes through every
/// step of every call, ends the provider there, and asks for the normal end all the same.
@DisplayName("cut off at any step")
abstract class ProviderCrashContract {

    private static final int MOST_STEPS = 1_000;

    /// The provider under test and its back end.
    protected abstract ProviderFixture fixture() throws Exception;

    final ProviderActor actor() throws Exception {
        return new ProviderActor(fixture());
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void aProvisionThatWasCutOffIsFinishedByItsRepeat(Moment moment) throws Exception {
        atEveryStep(
                moment,
                (actor, cut, id) -> {
                    ServiceInstance instance = actor.instance(id);
                    actor.untilCut(cut, provision(instance));
                    finish(actor, with(instance, actor.toSuccess(provision(instance))));
                });
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void aProvisionThatWasCutOffIsCleanedUpByADeprovision(Moment moment) throws Exception {
        atEveryStep(
                moment,
                (actor, cut, id) -> {
                    ServiceInstance instance = actor.instance(id);
                    var abandoned = actor.untilCut(cut, provision(instance));
                    Gone _ = actor.toSuccess(deprovision(instance, abandoned));
                });
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void anUpdateThatWasCutOffIsFinishedByItsRepeat(Moment moment) throws Exception {
        atEveryStep(
                moment,
                (actor, cut, id) -> {
                    ServiceInstance instance = actor.provisioned(id);
                    BindingDetails details = actor.bound(instance, "b");
                    ServiceInstance target = other(actor, instance);
                    actor.untilCut(cut, update(instance, target));
                    InstanceDetails after = actor.toSuccess(update(instance, target));
                    actor.fixture().assertUsable(details);
                    actor.unbound(with(target, after), "b", details);
                    actor.deprovisioned(with(target, after));
                });
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void aBindThatWasCutOffIsFinishedByItsRepeat(Moment moment) throws Exception {
        atEveryStep(
                moment,
                (actor, cut, id) -> {
                    ServiceInstance instance = actor.provisioned(id);
                    ServiceBinding binding = SampleRequests.binding("b");
                    actor.untilCut(cut, bind(instance, binding));
                    BindingDetails details = actor.toSuccess(bind(instance, binding));
                    actor.fixture().assertUsable(details);
                    actor.unbound(instance, "b", details);
                    actor.deprovisioned(instance);
                });
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void aBindThatWasCutOffIsCleanedUpByAnUnbind(Moment moment) throws Exception {
        atEveryStep(
                moment,
                (actor, cut, id) -> {
                    ServiceInstance instance = actor.provisioned(id);
                    Set<String> unbound = actor.fixture().leftovers();
                    ServiceBinding binding = SampleRequests.binding("b");
                    var abandoned = actor.untilCut(cut, bind(instance, binding));
                    Gone _ = actor.toSuccess(unbind(instance, binding, abandoned));
                    assertThat(actor.fixture().leftovers()).isEqualTo(unbound);
                    actor.deprovisioned(instance);
                });
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void anUnbindThatWasCutOffIsFinishedByItsRepeat(Moment moment) throws Exception {
        atEveryStep(
                moment,
                (actor, cut, id) -> {
                    ServiceInstance instance = actor.provisioned(id);
                    Set<String> unbound = actor.fixture().leftovers();
                    BindingDetails details = actor.bound(instance, "b");
                    ServiceBinding binding = with(SampleRequests.binding("b"), details);
                    actor.untilCut(cut, unbind(instance, binding, Optional.empty()));
                    actor.unbound(instance, "b", details);
                    actor.fixture().assertUseless(details);
                    assertThat(actor.fixture().leftovers()).isEqualTo(unbound);
                    actor.deprovisioned(instance);
                });
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void aDeprovisionThatWasCutOffIsFinishedByItsRepeatEvenWithABindingLeft(Moment moment)
            throws Exception {
        atEveryStep(
                moment,
                (actor, cut, id) -> {
                    ServiceInstance instance = actor.provisioned(id);
                    BindingDetails details = actor.bound(instance, "b");
                    actor.untilCut(cut, deprovision(instance, Optional.empty()));
                    actor.deprovisioned(instance);
                    actor.unbound(instance, "b", details);
                    actor.fixture().assertUseless(details);
                });
    }

    private static ServiceInstance other(ProviderActor actor, ServiceInstance instance) {
        return new ServiceInstance(
                instance.id(),
                actor.fixture().otherPlan(),
                instance.parameters(),
                instance.context(),
                instance.maintenanceVersion(),
                instance.state());
    }

    /// An instance that came about in a roundabout way is as good as any.
    private static void finish(ProviderActor actor, ServiceInstance instance) throws Exception {
        BindingDetails details = actor.bound(instance, "b");
        actor.fixture().assertUsable(details);
        actor.unbound(instance, "b", details);
        actor.deprovisioned(instance);
    }

    /// Plays the scene with a cut at the first step, at the second, and so on, until it gets
    /// through uncut. Each time it must leave the back end as it was.
    private void atEveryStep(Moment moment, Scene scene) throws Exception {
        ProviderActor actor = actor();
        for (int step = 1; step <= MOST_STEPS; step++) {
            Set<String> before = actor.fixture().leftovers();
            Cut cut = Cut.at(step, moment);
            scene.play(actor, cut, "cut-" + moment + "-" + step);
            assertThat(actor.fixture().leftovers())
                    .as("left behind when cut %s use %d", moment, step)
                    .isEqualTo(before);
            if (!cut.struck()) {
                assertThat(step)
                        .as("uses of the back end that go through Cut.use")
                        .isGreaterThan(1);
                return;
            }
        }
        throw new AssertionError("Not finished after " + MOST_STEPS + " uses of the back end");
    }

    @FunctionalInterface
    private interface Scene {
        void play(ProviderActor actor, Cut cut, String instanceId) throws Exception;
    }
}
