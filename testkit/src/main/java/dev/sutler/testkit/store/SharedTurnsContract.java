package dev.sutler.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.spi.Turns;
import dev.sutler.spi.Turns.Turn;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Who has a turn, among several processes.
public interface SharedTurnsContract extends TurnsContract {

    /// The same turns as another process sees them.
    Turns anothersTurns();

    @Test
    default void aTurnIsOneProcesss() {
        Turn turn = turns().take(NAME, MINUTE).orElseThrow();
        assertThat(anothersTurns().take(NAME, MINUTE)).isEmpty();

        turn.close();
        assertThat(anothersTurns().take(NAME, MINUTE)).isPresent();
        assertThat(turns().take(NAME, MINUTE)).isEmpty();
    }

    @Test
    default void ofProcessesThatTakeItAtTheSameTimeOneGetsIt() {
        List<Callable<Optional<Turn>>> tries = new ArrayList<>();
        for (int pair = 0; pair < 8; pair++) {
            tries.add(() -> turns().take(NAME, MINUTE));
            tries.add(() -> anothersTurns().take(NAME, MINUTE));
        }

        assertThat(Together.run(tries).stream().flatMap(Optional::stream)).hasSize(1);
    }

    @Test
    default void aTurnOfSomebodyElseInBetweenIsTold() {
        turns().take(NAME, MINUTE).orElseThrow().close();
        Turn between = anothersTurns().take(NAME, MINUTE).orElseThrow();
        assertThat(between.undisturbed()).isFalse();
        between.close();

        Turn mine = turns().take(NAME, MINUTE).orElseThrow();
        assertThat(mine.undisturbed()).isFalse();
        mine.close();
        assertThat(turns().take(NAME, MINUTE).orElseThrow().undisturbed()).isTrue();
    }

    @Test
    default void whatAPausedProcessLostItCannotGiveBack() {
        Turn paused = turns().take(NAME, MINUTE).orElseThrow();
        advance(MINUTE.plusSeconds(1));
        Turn next = anothersTurns().take(NAME, MINUTE).orElseThrow();

        paused.close();

        assertThat(turns().take(NAME, MINUTE)).isEmpty();
        next.close();
        assertThat(turns().take(NAME, MINUTE).orElseThrow().undisturbed()).isFalse();
    }
}
