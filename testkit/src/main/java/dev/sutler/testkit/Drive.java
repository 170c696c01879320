package dev.sutler.testkit;

import dev.sutler.spi.Call;
import dev.sutler.spi.FailureKind;
import dev.sutler.spi.Progress;

import org.junit.jupiter.api.Assertions;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/// Calls a provider as the broker does, again and again until it is finished, but without waiting.
///
/// @param waiting is told how long the broker would have waited; a test with a clock of its own
///   moves it on
public record Drive(Consumer<Duration> waiting) {

    private static final int MOST_CALLS = 10_000;
    private static final int MOST_ATTEMPTS = 200;
    private static final int LARGEST_CHECKPOINT = 64 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// For providers that do not look at a clock.
    public static Drive withoutClock() {
        return new Drive(_ -> {});
    }

    /// Calls until the provider is done or has failed for good. What it calls temporary is tried
    /// again at once.
    ///
    /// @param work one call of the provider, which may well be a new object each time
    /// @return the last answer, which is not [Progress.Working]
    /// @throws AssertionError when it does not end
    public <R> Progress<R> toTheEnd(Function<Call, Progress<R>> work) {
        TestCall call = TestCall.first();
        for (int calls = 0; calls < MOST_CALLS; calls++) {
            switch (work.apply(call)) {
                case Progress.Done<R> done -> {
                    return done;
                }
                case Progress.Working<R>(var checkpoint, var retryAfter, _) -> {
                    waiting.accept(retryAfter);
                    call = call.goOn(stored(checkpoint));
                }
                case Progress.Failed<R> failed -> {
                    if (failed.kind() != FailureKind.TEMPORARY || call.attempt() == MOST_ATTEMPTS) {
                        return failed;
                    }
                    call = call.again();
                }
            }
        }
        return Assertions.fail("The provider did not come to an end in " + MOST_CALLS + " calls");
    }

    /// Calls until the provider is done.
    ///
    /// @throws AssertionError when it fails or does not end
    public <R> R toSuccess(Function<Call, Progress<R>> work) {
        return switch (toTheEnd(work)) {
            case Progress.Done<R>(var result) -> result;
            case Progress.Failed<R> failed -> Assertions.fail("The provider failed: " + failed);
            case Progress.Working<R> working -> Assertions.fail("Not the end: " + working);
        };
    }

    /// A checkpoint is handed back as the store keeps it: as text, to a process that knows nothing
    /// else.
    private static ObjectNode stored(ObjectNode checkpoint) {
        String text = JSON.writeValueAsString(checkpoint);
        Assertions.assertTrue(
                text.length() <= LARGEST_CHECKPOINT, "A checkpoint must not be larger than 64 kB");
        return (ObjectNode) JSON.readTree(text);
    }
}
