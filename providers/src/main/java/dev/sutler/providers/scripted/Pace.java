package dev.sutler.providers.scripted;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// How long operations take, and in how many steps they do it.
///
/// @param delays the whole time of an operation; a kind that is missing takes none
/// @param steps how many steps are reported on the way
record Pace(Map<Kind, Duration> delays, int steps) {

    /// Up to here an operation keeps its thread; what takes longer gives it back.
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    Pace {
        delays = Map.copyOf(delays);
    }

    private Duration delay(Kind kind) {
        return delays.getOrDefault(kind, Duration.ZERO);
    }

    /// Whether the operation is over within the call.
    boolean isBrief(Kind kind) {
        return delay(kind).compareTo(LONGEST_PAUSE) <= 0;
    }

    /// How long one step takes.
    Duration perStep(Kind kind) {
        return delay(kind).dividedBy(steps);
    }

    /// Where a long operation goes from `step`, counted from 0; empty when it was the last one.
    Optional<Leg> next(Kind kind, int step) {
        if (step >= steps) {
            return Optional.empty();
        }
        Duration perStep = perStep(kind);
        // Nobody asks more often than once a second, so steps shorter than that are taken several
        // at a time.
        long atOnce = Math.ceilDiv(LONGEST_PAUSE.toNanos(), perStep.toNanos());
        int reached = (int) Math.min(steps, step + atOnce);
        return Optional.of(new Leg(reached, perStep.multipliedBy(reached - step)));
    }

    /// @param reached the step that is being done, counted from 1
    /// @param lasts how long until it is done
    record Leg(int reached, Duration lasts) {}
}
