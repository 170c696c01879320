package dev.sutler.core.operation;

import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Step.Change;
import dev.sutler.spi.FailureKind;
import dev.sutler.spi.Progress;
import dev.sutler.spi.Progress.Usability;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Turns the way a call ended into the step to write. Pure.
///
/// @param left how long until the operation is given up; not positive when its deadline has passed
/// @param pause how long to wait if it is tried again
record Verdict(Duration left, Duration pause) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    /// @param whenDone the step after success
    /// @param whenFailed the step after a failure that is final; told whether the outcome is known
    <R> Step of(
            CallResult<R> result,
            Function<R, Step> whenDone,
            BiFunction<Failure, Certainty, Step> whenFailed) {
        return switch (result) {
            case CallResult.Said<R>(Progress<R> progress) -> said(progress, whenDone, whenFailed);
            case CallResult.Unknown<R>(String description) ->
                    again(description, Certainty.UNKNOWN, Usability.DEFAULT, whenFailed);
        };
    }

    private <R> Step said(
            Progress<R> progress,
            Function<R, Step> whenDone,
            BiFunction<Failure, Certainty, Step> whenFailed) {
        return switch (progress) {
            case Progress.Done<R>(R result) -> whenDone.apply(result);
            case Progress.Working<R> working ->
                    outOfTime()
                            ? whenFailed.apply(
                                    late(working.description(), Usability.DEFAULT),
                                    Certainty.UNKNOWN)
                            : new Step.Working(
                                    working.checkpoint(),
                                    notLater(clamp(working.retryAfter())),
                                    working.description());
            case Progress.Failed<R>(FailureKind kind, String message, Usability usability) ->
                    switch (kind) {
                        case REFUSED ->
                                whenFailed.apply(
                                        new Failure(true, message, usability), Certainty.KNOWN);
                        case TERMINAL ->
                                whenFailed.apply(
                                        new Failure(false, message, usability), Certainty.KNOWN);
                        case TEMPORARY -> again(message, Certainty.KNOWN, usability, whenFailed);
                    };
        };
    }

    private Step again(
            String description,
            Certainty certainty,
            Usability usability,
            BiFunction<Failure, Certainty, Step> whenFailed) {
        return outOfTime()
                ? whenFailed.apply(late(description, usability), certainty)
                : new Step.Retry(description, notLater(pause));
    }

    private boolean outOfTime() {
        return !left.isPositive();
    }

    /* The last look is at the deadline and not after it: until then a platform may still be polling. */
    private Duration notLater(Duration wait) {
        return wait.compareTo(left) < 0 ? wait : left;
    }

    private static Failure late(String description, Usability usability) {
        String last = description.isEmpty() ? "" : " The last thing heard: " + description;
        return new Failure(false, "The operation was not finished in time." + last, usability);
    }

    private static Duration clamp(Duration asked) {
        if (asked.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    /// A finished step without a failure.
    static Step succeeded(Change change) {
        return new Step.Finished(Optional.empty(), "", change);
    }

    /// A finished step with a failure.
    static Step failed(Failure failure, Change change) {
        return new Step.Finished(Optional.of(failure), failure.message(), change);
    }

    /// Whether it is known what a failed call has done.
    enum Certainty {
        KNOWN,
        UNKNOWN
    }
}
