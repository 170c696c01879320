package dev.sutler.core.operation;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Wakes requests that wait for an operation which this process works on. It only saves time: who
/// waits also looks into the store now and then, since another process may be the one that
/// finishes.
public final class Completions {

    private final Map<UUID, Waiting> waiting = new ConcurrentHashMap<>();

    /// Begins to wait for an operation. Close it in the end.
    public Wait expect(UUID operationId) {
        Waiting entry =
                waiting.compute(
                        operationId,
                        (id, known) ->
                                known == null
                                        ? new Waiting(new CompletableFuture<>(), 1)
                                        : new Waiting(known.future, known.count + 1));
        return new Wait(operationId, entry.future);
    }

    void complete(UUID operationId, Completion completion) {
        Waiting entry = waiting.get(operationId);
        if (entry != null) {
            entry.future.complete(completion);
        }
    }

    /// How many operations somebody waits for.
    int waitedFor() {
        return waiting.size();
    }

    private void leave(UUID operationId) {
        waiting.computeIfPresent(
                operationId,
                (id, known) ->
                        known.count == 1 ? null : new Waiting(known.future, known.count - 1));
    }

    private record Waiting(CompletableFuture<Completion> future, int count) {}

    /// One request's wait.
    public final class Wait implements AutoCloseable {

        private final UUID operationId;
        private final CompletableFuture<Completion> future;

        private Wait(UUID operationId, CompletableFuture<Completion> future) {
            this.operationId = operationId;
            this.future = future;
        }

        /// Waits for at most this long.
        ///
        /// @return how the operation ended; empty when it goes on, or ended in another process
        public Optional<Completion> await(Duration atMost) {
            try {
                return Optional.of(future.get(atMost.toNanos(), TimeUnit.NANOSECONDS));
            } catch (TimeoutException goesOn) {
                return Optional.empty();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } catch (ExecutionException impossible) {
                throw new IllegalStateException("a completion never fails", impossible);
            }
        }

        @Override
        public void close() {
            leave(operationId);
        }
    }
}
