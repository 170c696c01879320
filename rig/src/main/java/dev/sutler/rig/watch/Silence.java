package dev.sutler.rig.watch;

import java.time.Instant;
import java.util.Optional;

/// A time during which one life of a broker did nothing.
///
/// @param incarnation which life
/// @param from when it was killed or stopped
/// @param until when it went on; empty when it was dead
public record Silence(String incarnation, Instant from, Optional<Instant> until) {

    /// The same, which ended.
    public Silence until(Instant end) {
        return new Silence(incarnation, from, Optional.of(end));
    }

    boolean lasts(Instant at) {
        return from.isBefore(at) && until.filter(at::isAfter).isEmpty();
    }
}
