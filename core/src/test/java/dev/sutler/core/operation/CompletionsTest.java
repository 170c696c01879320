package dev.sutler.core.operation;

import static dev.sutler.core.samples.Samples.readyInstance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.lifecycle.OperationKind;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

final class CompletionsTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Completion DONE =
            new Completion(
                    OperationKind.PROVISION,
                    Optional.empty(),
                    Optional.of(readyInstance()),
                    Optional.empty());

    private final Completions completions = new Completions();

    @Test
    void whoWaitsIsWoken() throws InterruptedException, ExecutionException {
        UUID operation = UUID.randomUUID();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Completions.Wait wait = completions.expect(operation)) {
            Future<Optional<Completion>> heard = threads.submit(() -> wait.await(LONG));
            completions.complete(operation, DONE);
            assertThat(heard.get()).contains(DONE);
        }
    }

    @Test
    void aCompletionThatWasFirstIsNotMissed() {
        UUID operation = UUID.randomUUID();
        try (Completions.Wait wait = completions.expect(operation)) {
            completions.complete(operation, DONE);
            assertThat(wait.await(Duration.ofNanos(1))).contains(DONE);
        }
    }

    @Test
    void nobodyIsWokenForAnotherOperation() {
        try (Completions.Wait wait = completions.expect(UUID.randomUUID())) {
            completions.complete(UUID.randomUUID(), DONE);
            assertThat(wait.await(Duration.ofMillis(1))).isEmpty();
        }
    }

    @Test
    void anInterruptEndsTheWaitAndStays() {
        try (Completions.Wait wait = completions.expect(UUID.randomUUID())) {
            Thread.currentThread().interrupt();
            assertThat(wait.await(LONG)).isEmpty();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void whatNobodyWaitsForIsForgotten() {
        UUID operation = UUID.randomUUID();
        completions.complete(operation, DONE);
        Completions.Wait first = completions.expect(operation);
        Completions.Wait second = completions.expect(operation);
        first.close();
        completions.complete(operation, DONE);
        assertThat(second.await(Duration.ofNanos(1))).contains(DONE);
        second.close();
        assertThat(completions.waitedFor()).isZero();
    }

    @Test
    void manyThreadsOverFewOperationsAllHearAndLeaveNothing()
            throws InterruptedException, ExecutionException {
        List<UUID> operations = List.of(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));
        CountDownLatch waiting = new CountDownLatch(300);
        List<Future<Optional<Completion>>> heard = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int index = 0; index < 300; index++) {
                UUID operation = operations.get(index % operations.size());
                heard.add(
                        threads.submit(
                                () -> {
                                    // Others come and go meanwhile.
                                    completions.expect(operation).close();
                                    try (Completions.Wait wait = completions.expect(operation)) {
                                        waiting.countDown();
                                        return wait.await(LONG);
                                    }
                                }));
            }
            waiting.await();
            operations.forEach(operation -> completions.complete(operation, DONE));
        }
        for (Future<Optional<Completion>> each : heard) {
            assertThat(each.get()).contains(DONE);
        }
        assertThat(completions.waitedFor()).isZero();
    }
}
