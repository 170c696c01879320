package dev.sutler.rig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.rig.check.Violation;
import dev.sutler.rig.proxy.Safeguard;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/// A short storm over real brokers, and the proof that a broker with less care would not get
/// through it. What a run that went wrong leaves behind is below `target`.
final class StormTest {

    private static final int SEEDS = 3;

    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

    @Test
    void nothingIsLostAndNothingIsLeftBehind() {
        long seed = new SecureRandom().nextInt(1_000_000);
        RunOptions options = RunOptions.storm(seed, Duration.ofSeconds(40), folder("storm", seed));

        Figures figures = new Rig(options, out).run();

        assertThat(figures.violations())
                .as("seed " + seed)
                .extracting(Violation::checker, Violation::instanceId, Violation::sentence)
                .isEmpty();
        assertThat(figures.operations()).isGreaterThan(20);
        assertThat(figures.kills()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Safeguard.class)
    void aBrokerWithoutASafeguardIsFoundGuilty(Safeguard safeguard) {
        assertThat(guilty(safeguard)).isNotEmpty();
    }

    /* A fault may miss; with as many seeds as this it does not. */
    private List<Violation> guilty(Safeguard without) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Path folder = folder(without.name(), System.nanoTime());
            List<Violation> found =
                    new Rig(RunOptions.teeth(without, seed, Duration.ofSeconds(10), folder), out)
                            .run()
                            .violations();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static Path folder(String what, long number) {
        return Path.of("target", "rig", what + "-" + number).toAbsolutePath();
    }
}
