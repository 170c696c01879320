package dev.sutler.conformance.check;

import dev.sutler.conformance.Answer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/// Several requests that start at the same moment, each by a thread of its own.
public final class Race {

    private final List<Callable<Answer>> racers = new ArrayList<>();

    /// One more request.
    public Race and(Supplier<Answer> request) {
        racers.add(request::get);
        return this;
    }

    /// The same request several times more.
    public Race and(int times, Supplier<Answer> request) {
        for (int left = times; left > 0; left--) {
            and(request);
        }
        return this;
    }

    /// Starts all of them, and waits for all of them.
    ///
    /// @return the answers, in the order of the requests
    /// @throws UncheckedIOException when one has no answer
    public List<Answer> run() {
        CyclicBarrier barrier = new CyclicBarrier(racers.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> running =
                    racers.stream().map(racer -> threads.submit(() -> go(barrier, racer))).toList();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> each : running) {
                answers.add(each.get());
            }
            return answers;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", stopped));
        } catch (ExecutionException failed) {
            throw new UncheckedIOException(new IOException(failed.getCause()));
        }
    }

    private static Answer go(CyclicBarrier barrier, Callable<Answer> racer) throws Exception {
        try {
            barrier.await();
        } catch (BrokenBarrierException stopped) {
            throw new IOException("interrupted", stopped);
        }
        return racer.call();
    }
}
