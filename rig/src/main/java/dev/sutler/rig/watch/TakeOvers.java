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
/// @param undisturbed those of them during which every broker could reach the store, shortest first
public record TakeOvers(List<Duration> times, List<Duration> undisturbed) {

    public TakeOvers {
        times = times.stream().sorted().toList();
        undisturbed = undisturbed.stream().sorted().toList();
    }

    /// Where no other broker was there all the while, nobody could have been quicker: that does not
    /// count.
    ///
    /// @param silences when each incarnation of a broker fell silent
    /// @param presences when each was there
    /// @param disturbances when the way to the store was disturbed
    public static TakeOvers of(
            List<Sighting> sightings,
            List<Silence> silences,
            List<Presence> presences,
            List<Disturbance> disturbances) {
        Map<UUID, String> holders = new HashMap<>();
        List<Duration> times = new ArrayList<>();
        List<Duration> undisturbed = new ArrayList<>();
        for (Sighting each : sightings) {
            if (each.claimed()) {
                Optional.ofNullable(holders.put(each.operationId(), each.writer()))
                        .filter(before -> each.wasHeld() && !before.equals(each.writer()))
                        .flatMap(before -> silence(silences, before, each.at()))
                        .filter(silence -> somebodyWasThere(presences, silence.from(), each.at()))
                        .ifPresent(
                                silence -> {
                                    Duration took = Duration.between(silence.from(), each.at());
                                    times.add(took);
                                    if (disturbances.stream()
                                            .noneMatch(
                                                    fault ->
                                                            fault.touches(
                                                                    silence.from(), each.at()))) {
                                        undisturbed.add(took);
                                    }
                                });
            }
        }
        return new TakeOvers(times, undisturbed);
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
        return last(times);
    }

    /// None took longer while every broker could reach the store.
    public Optional<Duration> longestUndisturbed() {
        return last(undisturbed);
    }

    private static Optional<Duration> last(List<Duration> sorted) {
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.getLast());
    }
}
