package dev.sutler.rig.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// How long it took until somebody else went on with what a broker worked on when it was killed or
/// stopped. Pure.
///
/// @param times one for each operation that was taken over, shortest first
public record TakeOvers(List<Duration> times) {

    public TakeOvers {
        times = times.stream().sorted().toList();
    }

    /// Where no other broker was there all the while, nobody could have been quicker: that does not
    /// count.
    ///
    /// @param silences when each incarnation of a broker fell silent
    /// @param presences when each was there
    public static TakeOvers of(
            List<Sighting> sightings, List<Silence> silences, List<Presence> presences) {
        Map<UUID, String> holders = new HashMap<>();
        List<Duration> times = new ArrayList<>();
        for (Sighting each : sightings) {
            if (each.claimed()) {
                Optional.ofNullable(holders.put(each.operationId(), each.writer()))
                        .filter(before -> each.wasHeld() && !before.equals(each.writer()))
                        .flatMap(before -> silence(silences, before, each.at()))
                        .filter(silence -> somebodyWasThere(presences, silence.from(), each.at()))
                        .map(silence -> Duration.between(silence.from(), each.at()))
                        .ifPresent(times::add);
            }
        }
        return new TakeOvers(times);
    }

    private static boolean somebodyWasThere(List<Presence> presences, Instant from, Instant until) {
        return presences.stream().anyMatch(each -> each.covers(from, until));
    }

    private static Optional<Silence> silence(
            List<Silence> silences, String incarnation, Instant at) {
        return silences.stream()
                .filter(each -> each.incarnation().equals(incarnation) && each.lasts(at))
                .findFirst();
    }

    /// Half of them took no longer.
    public Optional<Duration> median() {
        return times.isEmpty() ? Optional.empty() : Optional.of(times.get((times.size() - 1) / 2));
    }

    /// None took longer.
    public Optional<Duration> longest() {
        return times.isEmpty() ? Optional.empty() : Optional.of(times.getLast());
    }
}
