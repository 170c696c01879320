package dev.sutler.rig.watch;

import java.time.Instant;
import java.util.Optional;

/// A time during which one life of a broker could have taken something over.
///
/// @param incarnation which life
/// @param from when it listened, or went on
/// @param until when it was killed, stopped or told to stop; empty when it is still there
public record Presence(String incarnation, Instant from, Optional<Instant> until) {

    /// The same, which ended.
    public Presence until(Instant end) {
        return new Presence(incarnation, from, Optional.of(end));
    }

    boolean covers(Instant begin, Instant end) {
        return from.isBefore(begin) && until.filter(end::isAfter).isEmpty();
    }
}
