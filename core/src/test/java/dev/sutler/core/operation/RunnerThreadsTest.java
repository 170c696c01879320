package dev.sutler.core.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.samples.Offer;
import dev.sutler.core.samples.Puppet;
import dev.sutler.core.simulation.MemoryStore;
import dev.sutler.core.store.Store;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The threads outlive whatever is thrown at them.
final class RunnerThreadsTest {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final RunnerThreads.Pace QUICK =
            new RunnerThreads.Pace(Duration.ofMillis(20), Duration.ofSeconds(10));

    /* What the store throws when it is asked for the next due operation. */
    private final Deque<Throwable> faults =
            new ConcurrentLinkedDeque<>(
                    List.of(new IllegalStateException("refused"), new StackOverflowError()));
    private final CountDownLatch looks = new CountDownLatch(4);

    @Test
    void aLookThatFailsUnexpectedlyIsNotTheLast() throws InterruptedException {
        Offer offer = Offer.open();
        OperationRunner runner =
                new OperationRunner(
                        store(),
                        offer::catalog,
                        serviceId -> Optional.of(new Puppet()),
                        RunnerOptions.DEFAULT,
                        new RunnerResources(
                                new UUID(1, 1), Runnable::run, System::nanoTime, new Random(1)));
        RunnerThreads threads =
                new RunnerThreads(
                        runner,
                        QUICK,
                        Thread.ofPlatform().daemon().name("test-", 0).factory(),
                        new Random(1));
        try {
            assertThat(looks.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(faults).isEmpty();
        } finally {
            threads.stop(Duration.ZERO);
        }
    }

    private Store store() {
        MemoryStore memory = new MemoryStore(LEASE);
        return (Store)
                Proxy.newProxyInstance(
                        Store.class.getClassLoader(),
                        new Class<?>[] {Store.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("nextDue")) {
                                Optional<Throwable> fault = Optional.ofNullable(faults.poll());
                                if (fault.isPresent()) {
                                    throw fault.get();
                                }
                            }
                            if (method.getName().equals("claim")) {
                                looks.countDown();
                            }
                            return method.invoke(memory, arguments);
                        });
    }
}
