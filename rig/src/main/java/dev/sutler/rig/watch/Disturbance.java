package dev.sutler.rig.watch;

import java.time.Instant;

/// A time during which some broker or other could not reach the store as usual.
///
/// @param from when it began
/// @param until when it was over
public record Disturbance(Instant from, Instant until) {

    boolean touches(Instant begin, Instant end) {
        return from.isBefore(end) && until.isAfter(begin);
    }
}
