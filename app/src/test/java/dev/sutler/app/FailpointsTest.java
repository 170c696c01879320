package dev.sutler.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/// What may go wrong on purpose, and that it never does in a broker that is not the rig's.
final class FailpointsTest {

    private final List<String> killed = new ArrayList<>();

    @Test
    void aFailpointStandsWhereItIsNamedAndNowhereElse() {
        Supplier<?> supplier = around("port.get.after=kill@1", () -> "there");

        assertThat(supplier.get()).isEqualTo("there");
        assertThat(killed).hasSize(1);
        assertThat(around("port.get.before=throw@0", () -> "there").get()).isEqualTo("there");
        assertThat(around("other.get.before=throw@1", () -> "there").get()).isEqualTo("there");
    }

    @Test
    void aCallThatIsMadeToFailAfterwardsHasHappened() {
        List<String> done = new ArrayList<>();
        Supplier<?> supplier = around("*.*.after=throw@1", () -> done.add("done"));

        assertThatThrownBy(supplier::get).hasMessageContaining("port.get.after");
        assertThat(done).hasSize(1);
    }

    @Test
    void aPauseGoesBy() {
        long began = System.nanoTime();
        var _ = around("port.*.before=pause:60ms@1", () -> "there").get();
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isGreaterThan(Duration.ofMillis(59));
    }

    @Test
    void whatThrowsByItselfThrowsTheSame() {
        Supplier<?> supplier =
                around(
                        "",
                        () -> {
                            throw new IllegalStateException("by itself");
                        });
        assertThatThrownBy(supplier::get).hasMessage("by itself");
    }

    @Test
    void aMisspeltFailpointIsTurnedDown() {
        assertThatThrownBy(() -> Failpoint.parse("store.begin=kill@1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("store.begin=kill@1");
    }

    /// A start that named any of them and went on would run without what it asked for, or with it.
    @Test
    void theOrdinaryProgramRefusesTheRigsVariables() {
        for (String name :
                List.of(
                        "SUTLER_RIG_FAILPOINTS",
                        "SUTLER_RIG_FAILPOINTS_WHILE",
                        "SUTLER_RIG_SEED",
                        "SUTLER_RIG_LEASE_MILLIS")) {
            StringWriter said = new StringWriter();
            Surroundings surroundings =
                    new Surroundings(
                            Path.of("."),
                            Path.of("target"),
                            Map.of(name, "1"),
                            new PrintWriter(said),
                            new PrintWriter(said));
            assertThat(Main.run(surroundings, "serve")).isEqualTo(1);
            assertThat(said.toString()).contains(name);
        }
    }

    @Test
    void nothingStandsBetweenThePartsOfAnOrdinaryHouse() {
        assertThat(Interference.NONE.leases()).isEqualTo(Leases.DEFAULT);
        assertThat(Leases.lasting(Leases.DEFAULT.lease())).isEqualTo(Leases.DEFAULT);
        assertThat(Leases.DEFAULT.lease()).isEqualTo(Duration.ofSeconds(30));
    }

    private Supplier<?> around(String specification, Supplier<?> target) {
        Failpoints failpoints =
                new Failpoints(
                        Failpoint.parse(specification),
                        new Random(1),
                        () -> killed.add("killed"),
                        () -> true);
        return failpoints.around(Supplier.class, target, "port", IllegalStateException::new);
    }
}
