package dev.sutler.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Random histories against the real broker and the real runner.
///
/// A failure prints its seed and the shortest history that still shows it, which can be played by
/// [Machine#play].
final class SimulationTest {

    private static final int SEQUENCES = 6_000;

    @Test
    void whateverHappensTheRulesHold() {
        for (long seed = 0; seed < SEQUENCES; seed++) {
            List<Plot> history = Histories.of(seed);
            Fate stuck = Histories.stuck(seed);
            Optional<String> violation = Machine.play(history, stuck);
            if (violation.isPresent()) {
                tell(seed, history, stuck);
            }
        }
    }

    private static void tell(long seed, List<Plot> history, Fate stuck) {
        List<Plot> shortest =
                Histories.shrunk(history, shorter -> Machine.play(shorter, stuck).isPresent());
        fail(
                "Seed %d, back end %s: %s%n%s",
                seed,
                stuck,
                Machine.play(shortest, stuck).orElse("(not any more)"),
                shortest.stream().map(Plot::toString).collect(Collectors.joining("\n")));
    }

    @Test
    void theSameHistoryEndsTheSameWay() {
        List<Plot> history = Histories.of(7);
        assertThat(Machine.play(history, Fate.DONE)).isEqualTo(Machine.play(history, Fate.DONE));
    }

    @Test
    void aHistoryShrinksToTheStepsThatMatter() {
        Plot first = new Plot.Claim(7);
        Plot second = new Plot.Advance(Duration.ofDays(1));
        List<Plot> history =
                java.util.stream.Stream.of(
                                Histories.of(1), List.of(first), Histories.of(2), List.of(second))
                        .flatMap(List::stream)
                        .toList();
        assertThat(
                        Histories.shrunk(
                                history,
                                shorter -> shorter.contains(first) && shorter.contains(second)))
                .containsExactly(first, second);
    }
}
