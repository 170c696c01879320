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

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.Set;

/// What a provider owes when it is cut off: the part of [ProviderContract] that goes through every
/// step of every call, ends the provider there, and asks for the normal end all the same.
abstract class ProviderCrashContract {

    private static final int MOST_STEPS = 1_000;

    /// The provider under test and its back end.
    protected abstract ProviderFixture fixture() throws Exception;

    final ProviderActor actor() throws Exception {
        return new ProviderActor(fixture());
    }

    @Test
    void aProvisionThatWasCutOffIsFinishedByItsRepeat() throws Exception {
        int times =
                atEveryStep(
                        (actor, cut, id) -> {
                            ServiceInstance instance = actor.instance(id);
                            actor.untilCut(cut, provision(instance));
                            finish(actor, with(instance, actor.toSuccess(provision(instance))));
                        });
        assertThat(times)
                .as("a provision's uses of its back end go through the cut")
                .isGreaterThan(1);
    }

    @Test
    void aProvisionThatWasCutOffIsCleanedUpByADeprovision() throws Exception {
        int _ =
                atEveryStep(
                        (actor, cut, id) -> {
                            ServiceInstance instance = actor.instance(id);
                            var abandoned = actor.untilCut(cut, provision(instance));
                            Gone _ = actor.toSuccess(deprovision(instance, abandoned));
                        });
    }

    @Test
    void anUpdateThatWasCutOffIsFinishedByItsRepeat() throws Exception {
        onOneInstanceAtEveryStep(
                (actor, cut, instance) -> {
                    ServiceInstance target = other(actor, instance);
                    actor.untilCut(cut, update(instance, target));
                    InstanceDetails after = actor.toSuccess(update(instance, target));
                    InstanceDetails _ = actor.toSuccess(update(with(target, after), instance));
                    BindingDetails details = actor.bound(instance, "b");
                    actor.fixture().assertUsable(details);
                    actor.unbound(instance, "b", details);
                });
    }

    @Test
    void aBindThatWasCutOffIsFinishedByItsRepeat() throws Exception {
        onOneInstanceAtEveryStep(
                (actor, cut, instance) -> {
                    ServiceBinding binding = SampleRequests.binding("b");
                    actor.untilCut(cut, bind(instance, binding));
                    BindingDetails details = actor.toSuccess(bind(instance, binding));
                    actor.fixture().assertUsable(details);
                    actor.unbound(instance, "b", details);
                });
    }

    @Test
    void aBindThatWasCutOffIsCleanedUpByAnUnbind() throws Exception {
        onOneInstanceAtEveryStep(
                (actor, cut, instance) -> {
                    ServiceBinding binding = SampleRequests.binding("b");
                    var abandoned = actor.untilCut(cut, bind(instance, binding));
                    Gone _ = actor.toSuccess(unbind(instance, binding, abandoned));
                });
    }

    @Test
    void anUnbindThatWasCutOffIsFinishedByItsRepeat() throws Exception {
        onOneInstanceAtEveryStep(
                (actor, cut, instance) -> {
                    BindingDetails details = actor.bound(instance, "b");
                    ServiceBinding binding = with(SampleRequests.binding("b"), details);
                    actor.untilCut(cut, unbind(instance, binding, Optional.empty()));
                    actor.unbound(instance, "b", details);
                    actor.fixture().assertUseless(details);
                });
    }

    @Test
    void aDeprovisionThatWasCutOffIsFinishedByItsRepeatEvenWithABindingLeft() throws Exception {
        int _ =
                atEveryStep(
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

    /// [#atEveryStep] on one instance, for scenes that leave it as it was.
    private void onOneInstanceAtEveryStep(SceneOnInstance scene) throws Exception {
        ProviderActor actor = actor();
        ServiceInstance instance = actor.provisioned("cut");
        int _ = atEveryStep((_, cut, _) -> scene.play(actor, cut, instance));
        actor.deprovisioned(instance);
    }

    /// Plays the scene with a cut after the first step, after the second, and so on, until it gets
    /// through uncut. Each time it must leave the back end as it was.
    private int atEveryStep(Scene scene) throws Exception {
        ProviderActor actor = actor();
        Set<String> before = actor.fixture().leftovers();
        for (int step = 1; step <= MOST_STEPS; step++) {
            Cut cut = Cut.after(step);
            scene.play(actor, cut, "cut-after-" + step);
            assertThat(actor.fixture().leftovers())
                    .as("left behind when cut off after use %d", step)
                    .isEqualTo(before);
            if (!cut.struck()) {
                return step;
            }
        }
        throw new AssertionError("Not finished after " + MOST_STEPS + " uses of the back end");
    }

    @FunctionalInterface
    private interface Scene {
        void play(ProviderActor actor, Cut cut, String instanceId) throws Exception;
    }

    @FunctionalInterface
    private interface SceneOnInstance {
        void play(ProviderActor actor, Cut cut, ServiceInstance instance) throws Exception;
    }
}
