package dev.sutler.core.operation;

import static dev.sutler.core.samples.Samples.json;
import static dev.sutler.core.samples.Samples.readyInstance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.ServiceOffering;
import dev.sutler.core.lifecycle.NewOperation;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.lifecycle.Transition;
import dev.sutler.core.samples.Offer;
import dev.sutler.core.samples.Puppet;
import dev.sutler.core.samples.Samples;
import dev.sutler.core.simulation.MemoryStore;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// Two services of one slow provider, and one of another. This process works on four operations at
/// once, and on two of one provider.
final class ProviderShareTest {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final MemoryStore store = new MemoryStore(LEASE);
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final AtomicInteger wakes = new AtomicInteger();
    private final Puppet puppet = new Puppet();
    private final OperationRunner runner =
            new OperationRunner(
                    store,
                    () ->
                            new Catalog(
                                    List.of(
                                            offering("slow-1", "slow"),
                                            offering("slow-2", "slow"),
                                            offering("fast", "fast")),
                                    json("{}")),
                    serviceId -> Optional.of(puppet),
                    new RunnerOptions(
                            4,
                            2,
                            LEASE,
                            Duration.ofSeconds(5),
                            Duration.ofMinutes(10),
                            new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(60)),
                            ResultLimits.DEFAULT),
                    new RunnerResources(new UUID(1, 1), tasks::add, () -> 0, new Random(1)));
    private long operations;

    private static ServiceOffering offering(String id, String provider) {
        ServiceOffering open = Offer.open().offering();
        return new ServiceOffering(
                id,
                id,
                open.traits(),
                new ServiceOffering.ProviderBlock(provider, json("{}")),
                open.plans(),
                open.published());
    }

    private UUID queue(String serviceId) {
        UUID id = new UUID(0, ++operations);
        StoredInstance some = readyInstance();
        StoredInstance instance =
                new StoredInstance(
                        "i" + operations,
                        some.platform(),
                        serviceId,
                        some.tenancy(),
                        some.shape(),
                        StoredInstance.Status.NEW,
                        some.output());
        store.begin(
                new Transition.Provision(
                        instance,
                        new NewOperation(
                                id,
                                Operation.Subject.of(instance.id()),
                                OperationKind.PROVISION,
                                Samples.order(true),
                                Optional.empty())),
                Optional.empty());
        return id;
    }

    private boolean done(UUID operation) {
        return !store.operation(operation).orElseThrow().state().active();
    }

    @Test
    void aSlowProviderLeavesRoomForOthers() {
        OperationRunner.Slot first = runner.reserve("slow-1").orElseThrow();
        OperationRunner.Slot second = runner.reserve("slow-2").orElseThrow();
        for (int i = 0; i < 20; i++) {
            queue("slow-" + (1 + i % 2));
        }
        UUID fast = queue("fast");
        assertThat(runner.reserve("slow-1")).as("its share is taken").isEmpty();
        assertThat(runner.claimDue()).as("what is due for longest is passed over").isOne();
        assertThat(runner.claimDue()).isZero();
        tasks.remove().run();
        assertThat(done(fast)).isTrue();
        assertThat(runner.nextDue()).as("nothing that could be worked on").isEmpty();
        first.close();
        second.close();
    }

    @Test
    void whatWaitsForAProviderIsWorkedOnAsSoonAsItHasRoom() {
        runner.onWake(wakes::incrementAndGet);
        OperationRunner.Slot first = runner.reserve("slow-1").orElseThrow();
        OperationRunner.Slot second = runner.reserve("slow-1").orElseThrow();
        UUID waiting = queue("slow-2");
        assertThat(runner.claimDue()).isZero();
        first.close();
        assertThat(wakes.get()).as("whoever looks is told").isOne();
        assertThat(runner.claimDue()).isOne();
        tasks.remove().run();
        assertThat(done(waiting)).isTrue();
        second.close();
    }

    @Test
    void noMoreIsWorkedOnAtOnceThanTheShare() {
        for (int i = 0; i < 20; i++) {
            queue("slow-1");
        }
        int done = 0;
        while (runner.claimDue() > 0) {
            assertThat(runner.active()).isLessThanOrEqualTo(2);
            tasks.remove().run();
            done++;
        }
        while (!tasks.isEmpty()) {
            tasks.remove().run();
            done++;
        }
        assertThat(done).isEqualTo(20);
    }

    @Test
    void aServiceThatIsNotOfferedAnyMoreStandsForItself() {
        assertThat(runner.reserve("gone")).isPresent();
        assertThat(runner.reserve("gone")).isPresent();
        assertThat(runner.reserve("gone")).isEmpty();
        assertThat(runner.reserve("fast")).isPresent();
        queue("gone");
        assertThat(runner.nextDue()).isEmpty();
    }
}
