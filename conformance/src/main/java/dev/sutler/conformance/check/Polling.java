package dev.sutler.conformance.check;

import dev.sutler.conformance.Answer;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Waits for the end of an operation, as a platform does, but more often.
final class Polling {

    private static final Duration FIRST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final Surroundings.Clock clock;

    Polling(Surroundings.Clock clock) {
        this.clock = clock;
    }

    /// Asks until the answer is no longer "in progress".
    ///
    /// @return the last answer
    /// @throws SkippedException when patience ends first
    Answer untilEnded(Supplier<Answer> lastOperation) {
        long began = clock.nanoTime().getAsLong();
        Duration wait = FIRST;
        Answer answer = lastOperation.get();
        while (answer.status() == 200 && answer.textAt("/state").equals("in progress")) {
            if (clock.nanoTime().getAsLong() - began > clock.patience().toNanos()) {
                throw new SkippedException(
                        "an operation was still in progress after "
                                + clock.patience().toSeconds()
                                + " seconds");
            }
            clock.pause().accept(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST) < 0 ? wait.multipliedBy(2) : LONGEST;
            answer = lastOperation.get();
        }
        return answer;
    }

    /// Asks until the answer is like this, but only for a few seconds.
    Answer until(Supplier<Answer> question, Predicate<Answer> like) {
        long began = clock.nanoTime().getAsLong();
        Answer answer = question.get();
        while (!like.test(answer) && clock.nanoTime().getAsLong() - began < SOON.toNanos()) {
            clock.pause().accept(BETWEEN);
            answer = question.get();
        }
        return answer;
    }
}
