package dev.sutler.rig;

import dev.sutler.rig.check.Violation;
import dev.sutler.rig.watch.TakeOvers;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a run comes to.
///
/// @param kills brokers that were killed by a signal, or died at a failpoint
/// @param pauses brokers that were stopped for longer than their leases
/// @param cuts commits whose answers were cut off
/// @param otherFaults whatever else broke
/// @param operations operations that the store saw
/// @param requests requests of clients
/// @param instances instances that clients asked for
/// @param takeOvers how long it took until others went on
/// @param violations every broken promise
public record Figures(
        int kills,
        int pauses,
        int cuts,
        int otherFaults,
        long operations,
        long requests,
        int instances,
        TakeOvers takeOvers,
        List<Violation> violations) {

    public Figures {
        violations = List.copyOf(violations);
    }

    /// One line for people and scripts.
    public String line() {
        return String.format(
                Locale.ROOT,
                "kills=%d pauses=%d cuts=%d other-faults=%d operations=%d requests=%d instances=%d"
                        + " take-overs=%d take-over-p50=%s take-over-max=%s"
                        + " take-over-max-store-in-reach=%s violations=%d",
                kills,
                pauses,
                cuts,
                otherFaults,
                operations,
                requests,
                instances,
                takeOvers.times().size(),
                seconds(takeOvers.median()),
                seconds(takeOvers.longest()),
                seconds(takeOvers.longestUndisturbed()),
                violations.size());
    }

    private static String seconds(Optional<Duration> time) {
        return time.map(t -> String.format(Locale.ROOT, "%.1fs", t.toMillis() / 1000.0))
                .orElse("none");
    }
}
